"""A request played against an office in memory: acts, pushes, the recorder and the gate, no forge at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from tests.office import START, Office, new_office, yaml
from tests.office_data import PEOPLE, procedure, roster, service

from maklumat.documents.folder import Key, main_file
from maklumat.documents.tree import MemoryTree
from maklumat.forges.bundle import Gathered, gather
from maklumat.forges.commands import read_words
from maklumat.forges.comment import remember
from maklumat.forges.events import Account, Event, File, Kind, Request, Shown
from maklumat.forges.gate import Gate, gate
from maklumat.forges.recorder import Earned, Evidence, Tools, earn
from maklumat.register.choice import Desk
from maklumat.register.record import Record

FORGE = "forge.uji"
SIKLUS = "2024-001"
DOCUMENT = "layanan/legalisasi"
SCAN = File("Pindaian (1).PDF", "forge:pindaian")
Edit = Callable[[dict[str, Any]], None]


def number(orang: str) -> str:
    """The account number of a person of the office."""
    return str(100 + PEOPLE.index(orang))


def account(orang: str) -> Account:
    """The account of a person of the office."""
    return Account(FORGE, number(orang), f"akun-{orang}")


STRANGER = Account(FORGE, "999", "akun-kabag")


@cache
def _office(only_wet: bool) -> Office:
    office = new_office()
    people = roster()
    for person in people["orang"]:
        person["akun"] = [{"forge": FORGE, "id": number(person["id"]), "nama": f"akun-{person['id']}"}]
    sop = procedure()
    if only_wet:
        sop["langkah"][-1]["tingkat"] = ["basah"]
    office.put("dasar/pejabat", people)
    office.put("dasar/sop", sop)
    office.root()
    return office


@dataclass
class Scene:
    """One request on its way: what happened, what the gate showed, and the office's book."""

    office: Office
    head: dict[str, bytes] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    authors: list[Account] = field(default_factory=lambda: [account("pelaksana")])
    shown: tuple[Shown, ...] = ()
    clock: datetime = START + timedelta(days=1)
    arrange: Callable[[list[Event]], list[Event]] = list
    open: bool = True
    merged: bool = False

    def act(self, who: str | Account, what: Kind | str, text: str = "", **more: Any) -> Event:
        """One act ten minutes on: a button, or a comment's words; `after` says otherwise when."""
        self.clock += more.pop("after", timedelta(minutes=10))
        by = account(who) if isinstance(who, str) else who
        reference = f"{FORGE}#{len(self.events) + 1:03d}"
        event = Event(Kind.COMMAND, by, self.clock, reference, **more)
        if isinstance(what, Kind):
            event = replace(event, kind=what, text=text)
        else:
            words = read_words(what)
            event = replace(event, command=words.command, text=words.text)
        self.events.append(event)
        return event

    def change(self, event: Event, **changes: Any) -> Event:
        """The act as it stands after its author changed it or took it back."""
        changed = replace(event, **changes)
        self.events[self.events.index(event)] = changed
        return changed

    def take_back(self, event: Event, by: str | None = None) -> Event:
        """Dismiss a review, by its author unless `by` says by whom."""
        self.clock += timedelta(minutes=10)
        by_account = account(by) if by else event.account
        return self.change(event, dismissed=True, dismissed_at=self.clock, dismissed_by=by_account)

    def push(self, lama: str = "2 hari kerja", key: str = DOCUMENT, by: str = "pelaksana") -> None:
        """A new text in the head."""
        self.clock += timedelta(minutes=10)
        self.head[f"{key}/{main_file(Key(*key.split('/')))}"] = yaml(service("Layanan legalisasi", lama))
        if account(by) not in self.authors:
            self.authors.append(account(by))

    def upload(self, word: str = "isi") -> None:
        """Report, minutes and the hash of the attendance list."""
        folder = f"siklus/{SIKLUS}/pembahasan"
        self.head[f"{folder}/laporan.md"] = f"laporan {word}\n".encode()
        self.head[f"{folder}/berita-acara.pdf"] = f"berita acara {word}\n".encode()
        self.head[f"{folder}/daftar-hadir.sha256"] = b"a" * 64 + b"\n"

    @property
    def request(self) -> Request:
        """The request as a forge would tell it."""
        return Request(
            FORGE,
            1,
            "",
            "main",
            "forge:1",
            self.open,
            self.merged,
            False,
            tuple(self.authors),
            tuple(self.arrange(self.events)),
        )

    def desk(self) -> Desk:
        """The desk with the head on it."""
        return replace(self.office.desk(), head=MemoryTree(self.head, self.office.tree))

    def gathered(self, desk: Desk) -> Gathered:
        """The request's bundle."""
        return gather(desk, self.request, self.office.tree, self.clock)

    def earn(self) -> Earned:
        """What the recorder would record now; nothing is written."""
        desk = self.desk()
        evidence = Evidence(self.request, self.gathered(desk), self.shown)
        return earn(desk, evidence, self.clock, Tools(self.office.sign, lambda file: b"pindaian\n"))

    def look(self) -> list[Record]:
        """A minute on the recorder runs and the gate shows the head; returns what was recorded."""
        self.clock += timedelta(minutes=1)
        earned = self.earn()
        self.office.files.update(earned.files)
        self.shown = remember(self.shown, Shown(self.clock, self.gathered(self.desk()).to_show))
        return list(earned.records)

    def gate(self) -> Gate:
        """The gate as it stands."""
        earned = self.earn()
        desk = self.desk()
        return gate(desk, self.request, self.gathered(desk), earned.verdict, self.clock)

    def why(self, event: Event) -> str:
        """Why an act does not count; fails if it does."""
        seen = [seen for seen in self.earn().verdict.seen if seen.event.reference == event.reference]
        assert seen, "the act was not weighed at all"
        assert seen[-1].reason is not None
        return seen[-1].reason

    def take(self, who: str, what: Kind | str, text: str = "") -> list[Record]:
        """One act, then the recorder and the gate."""
        self.act(who, what, text)
        return self.look()

    def lead(self, until: str = "") -> Scene:
        """The straight way up to, but not including, the step `until`."""
        turns: list[tuple[str, str, Kind | str]] = [
            ("penyusunan", "pelaksana", Kind.READY),
            ("koreksi", "kasubbag", Kind.APPROVE),
            ("bahan-pembahasan", "pelaksana", "/bahan-siap"),
            ("pembahasan", "kasubbag", "/pembahasan-selesai"),
            ("telaah", "kabag", Kind.APPROVE),
            ("persetujuan", "kadiv", "/setuju"),
            ("penandatanganan", "kepala", Kind.APPROVE),
        ]
        for step, who, what in turns:
            if step == "pembahasan":
                self.upload()
                self.look()
            if step == "penandatanganan":
                self.prepare()
            if step == until:
                break
            recorded = self.take(who, what)
            assert [record.langkah for record in recorded] == [step]
        return self

    def prepare(self) -> None:
        """The official texts are set on the main branch, and the gate shows it."""
        self.office.clock = self.clock
        self.office.prepare(SIKLUS)
        self.look()

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Step and decision of every record of the cycle."""
        cycle = self.office.state().cycles.get(SIKLUS)
        return [(record.langkah, record.keputusan) for record in cycle.records] if cycle else []


def opened(only_wet: bool = False) -> Scene:
    """A request just opened as a draft, its text shown by the gate."""
    scene = Scene(_office(only_wet).copy())
    plan = {"skema": "1", "judul": "Uji", "jalur": "penetapan", "dokumen": [DOCUMENT]}
    scene.head[f"siklus/{SIKLUS}/siklus.yaml"] = yaml(plan)
    scene.push("1 hari kerja")
    scene.look()
    return scene
