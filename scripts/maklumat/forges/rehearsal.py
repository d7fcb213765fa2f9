"""`gerbang latihan`: a story played offline by the real judge and recorder, told act by act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo

from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key, load
from maklumat.documents.models import DaftarPejabat
from maklumat.documents.models.pejabat import ZONA
from maklumat.documents.reading import read
from maklumat.documents.tree import Tree
from maklumat.forges.commands import read_words
from maklumat.forges.comment import remember
from maklumat.forges.events import Account, Event, Kind, Request, Shown
from maklumat.forges.gate import Gate, Row, gate
from maklumat.forges.gate_report import told
from maklumat.forges.recorder import Earned, Tools, earn
from maklumat.forges.stage import FORGE, SCAN, Stage
from maklumat.forges.story import Cerita, Kejadian
from maklumat.forges.words import LEVELS, at

Tell = Callable[[str], None]
_GATE_DELAY = timedelta(minutes=1)
_ROSTER = Key("dasar", "pejabat")
_URL = f"{FORGE}:permintaan-1"


def play(story: Cerita, standards: Tree, tell: Tell) -> bool:
    """Play a story on a copy of the office; True if it ended as it says. Raises `Refused`, `Unreadable`."""
    zona = _zone(standards)
    moments = _moments(story, zona)
    show = _Show(story, Stage(standards, moments[0]), tell)
    tell(f"Latihan: {story.judul}\n")
    for position, (event, moment) in enumerate(zip(story.kejadian, moments, strict=True)):
        show.act(event, moment)
        following = moments[position + 1] if position + 1 < len(moments) else None
        if following is None or following - moment >= _GATE_DELAY:
            show.look(moment + _GATE_DELAY / 2)
        else:
            tell("  (kejadian berikutnya menyusul sebelum gerbang sempat memperbarui ringkasan)\n")
    return show.end()


def _zone(standards: Tree) -> tzinfo:
    file = "pejabat.yaml"
    roster = read(DaftarPejabat, load(standards, _ROSTER).files[file], f"standards/{_ROSTER}/{file}").model
    return ZONA[roster.zona]


def _moments(story: Cerita, zona: tzinfo) -> list[datetime]:
    """The moments of the acts; of two in one minute the second comes a second later."""
    moments: list[datetime] = []
    for event in story.kejadian:
        moment = event.kapan.replace(tzinfo=zona)
        moments.append(max(moment, moments[-1] + timedelta(seconds=1)) if moments else moment)
    return moments


@dataclass
class _Show:
    """The rehearsal as it goes: what was done and shown, and what has been told already."""

    story: Cerita
    stage: Stage
    tell: Tell
    events: list[Event] = field(default_factory=list)
    authors: list[Account] = field(default_factory=list)
    shown: tuple[Shown, ...] = ()
    told: set[str] = field(default_factory=set)
    draft: bool = True
    gate: Gate | None = None

    def act(self, event: Kejadian, moment: datetime) -> None:
        """What one act changes on the stage."""
        words = f" “{event.kata}”" if event.kata else ""
        self.tell(f"{at(moment, self.stage.basis.zona)} · {event.siapa}: {event.lakukan}{words}")
        account = self._account(event.siapa)
        if event.lakukan in ("buka", "ubah", "unggah"):
            self._push(event, account)
        elif event.lakukan == "siapkan":
            self.stage.prepare(self.story.siklus, self._signatory(moment), moment)
        elif event.lakukan in ("tarik", "sunting"):
            self._redo(event, account, moment)
        else:
            self.events.append(self._event(event, account, moment))

    def look(self, now: datetime) -> None:
        """The recorder runs, then the gate shows what stands."""
        desk = self.stage.desk(now)
        evidence = replace(self.stage.evidence(desk, self._request(), now), shown=self.shown)
        earned = earn(desk, evidence, now, Tools(self.stage.sign, self.stage.download))
        self.stage.put_in_book(earned.files)
        found = gate(earned.desk, evidence.request, evidence.gathered, earned.verdict, now)
        self.shown = remember(self.shown, Shown(now, evidence.gathered.to_show))
        self.gate = found
        for line in (*self._recorded(earned), *self._refused(found), *self._views(found)):
            self.tell(f"  {line}")
        self.tell("")

    def end(self) -> bool:
        """Tell the ladder, and whether the story ended as it says it does."""
        if self.gate is None:
            raise Refused(
                "Cerita berakhir sebelum gerbang sempat melihatnya; beri jarak pada kejadian terakhir."
            )
        self.tell("Tangga persetujuan:")
        for number, step in enumerate(self.gate.gathered.path, 1):
            for row in (row for row in self.gate.rows if row.langkah == step.id):
                self.tell(f"  {number:2d}. {self._rung(row)}")
        cycle = self.gate.cycle
        cancelled = cycle is not None and cycle.cancelled
        ended = "lengkap" if self.gate.lengkap else "batal" if cancelled else "belum"
        self.tell(f"\nAkhir: {ended}.")
        if ended != self.story.akhir:
            self.tell(f"Menurut cerita seharusnya: {self.story.akhir}.")
        return ended == self.story.akhir

    def _account(self, name: str) -> Account:
        player = self.story.pemeran[name]
        if player.orang is not None:
            return replace(self.stage.account(player.orang), bot=player.bot)
        strangers = [other for other, cast in self.story.pemeran.items() if cast.orang is None]
        return Account(FORGE, str(900_000 + strangers.index(name)), player.akun or name, player.bot)

    def _push(self, event: Kejadian, account: Account) -> None:
        if account not in self.authors:
            self.authors.append(account)
        if event.lakukan == "buka":
            keys = tuple(Key(item.jenis, item.id) for item in self.story.naskah)
            self.stage.open_cycle(self.story.siklus, self.story.judul, self.story.jalur, keys)
        elif event.lakukan == "unggah":
            self.stage.upload_reports(self.story.siklus)
        elif event.naskah is not None:
            key = Key(event.naskah.jenis, event.naskah.id)
            self.stage.edit(key, event.ganti or "", event.menjadi or "")

    def _event(self, event: Kejadian, account: Account, moment: datetime) -> Event:
        reference = f"{_URL}#{len(self.events) + 1}"
        if event.lakukan == "siap":
            self.draft = False
            return Event(Kind.READY, account, moment, reference)
        if event.lakukan in ("setuju", "minta perubahan"):
            kind = Kind.APPROVE if event.lakukan == "setuju" else Kind.RETURN
            return Event(kind, account, moment, reference, text=event.kata or "")
        words = read_words(event.kata)
        files = (SCAN,) if event.lakukan == "pindaian" else ()
        return Event(Kind.COMMAND, account, moment, reference, words.command, words.text, files=files)

    def _redo(self, event: Kejadian, account: Account, moment: datetime) -> None:
        """The last act of this account, taken back or edited."""
        position = next(
            (i for i in reversed(range(len(self.events))) if self.events[i].account == account), None
        )
        if position is None:
            raise Refused(f"{event.siapa} belum berbuat apa-apa yang dapat ditarik atau disunting.")
        last = self.events[position]
        if event.lakukan == "tarik":
            changed = replace(last, dismissed=True, dismissed_at=moment, dismissed_by=account)
        else:
            words = read_words(event.kata)
            changed = replace(last, command=words.command, text=words.text, edited=True)
        self.events[position] = changed

    def _signatory(self, moment: datetime) -> str:
        """Whoever holds the path's last step that day."""
        basis = self.stage.basis
        step = basis.sop.path(self.story.jalur)[-1]
        day = basis.local_date(moment)
        held = (one.id for one in basis.pejabat.orang if basis.pejabat.assignments(one.id, day, step.peran))
        return next(held, "")

    def _request(self) -> Request:
        return Request(
            forge=FORGE,
            number=1,
            head="",
            base="",
            url=_URL,
            open=True,
            merged=False,
            draft=self.draft,
            authors=tuple(self.authors),
            events=tuple(self.events),
        )

    def _recorded(self, earned: Earned) -> Iterator[str]:
        for record in earned.records:
            back = f", kembali ke {record.kembali_ke}" if record.kembali_ke else ""
            yield f"Tercatat: {record.langkah} {record.keputusan} oleh {record.nama}{back}."
        if earned.refusal:
            yield f"Tidak dapat dicatat: {earned.refusal}"

    def _refused(self, found: Gate) -> Iterator[str]:
        for record in found.undone:
            line = f"Gugur karena naskah berubah: {record.langkah} oleh {record.nama}."
            yield from self._once(line, line)
        for seen in found.refused:
            due = found.giliran is not None and found.giliran.step.id == seen.langkah
            line = f"Tidak dihitung: {told(seen, self.stage.basis.zona)}"
            yield from self._once(f"{seen.event.reference} {due} {seen.event.dismissed}", line)

    def _once(self, act: str, line: str) -> Iterator[str]:
        if act not in self.told:
            self.told.add(act)
            yield line

    def _views(self, found: Gate) -> Iterator[str]:
        """What each person of the cast reads in the gate's comment."""
        if found.giliran is None:
            yield "Semua melihat: siklus ini " + ("lengkap." if found.lengkap else "dibatalkan.")
            return
        roster, today = found.desk.basis.pejabat, found.desk.basis.local_date(found.now)
        step = found.giliran.step
        cast = [(name, player.orang) for name, player in self.story.pemeran.items() if player.orang]
        due = [name for name, orang in cast if roster.assignments(orang, today, step.peran)]
        waiting = [name for name, _ in cast if name not in due]
        if due:
            yield f"Dilihat {_named(due)}: giliran Anda, langkah {step.id}. {found.giliran.tindakan}"
        if waiting:
            yield f"Dilihat {_named(waiting)}: menunggu {step.peran}, langkah {step.id}."

    def _rung(self, row: Row) -> str:
        if row.waktu is None:
            return f"{row.langkah}: {row.alasan}"
        sure = "" if row.dihitung else " (tidak dihitung)"
        level = f", {LEVELS[row.tingkat]}" if row.tingkat else ""
        why = f". {row.alasan}" if row.alasan else ""
        who = row.orang or "orang luar"
        return (
            f"{row.langkah}: {row.keputusan}{sure}, {who}, {at(row.waktu, self.stage.basis.zona)}{level}{why}"
        )


def _named(names: list[str]) -> str:
    return " dan ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
