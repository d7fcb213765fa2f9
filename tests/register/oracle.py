"""What the register may accept, told a second time from its rules in words.

Knows nothing of the program: records are plain trees, the procedure and roster are the plain data of
`tests.office`. All texts are archived and all days are days on which `HOLDERS` hold office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tests.office import REPORTS, SOP

Tree = Mapping[str, Any]
Texts = dict[str, str]

STEPS: dict[str, Tree] = {step["id"]: step for step in SOP["langkah"]}
PATHS: dict[str, list[str]] = {"penetapan": list(STEPS), **SOP["jalur"]}
KINDS = {"penetapan": ("layanan", "maklumat"), "pencabutan": ("layanan", "maklumat"), "warga": ("warga",)}
HOLDERS = {
    ("kepala", "kakanwil"): "definitif",
    ("wakil", "kakanwil"): "plt",
    ("kadiv", "kadiv"): "definitif",
    ("kabag", "kadiv"): "plt",
    ("kabag", "kabag"): "definitif",
    ("kasubbag", "kasubbag"): "definitif",
    ("ganda", "kasubbag"): "definitif",
    ("ganda", "kabag"): "definitif",
    ("pelaksana", "pelaksana"): "definitif",
    ("pelaksana-b", "pelaksana"): "definitif",
}
WIB = timezone(timedelta(hours=7))


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def texts(record: Tree) -> Texts:
    return {f"{item['jenis']}/{item['id']}": item["sidik"] for item in record["dokumen"]}


def hashes(record: Tree, kind: str) -> set[str]:
    return {item["sha256"] for item in record["lampiran"] if item["jenis"] == kind}


@dataclass
class Bundle:
    """One cycle: its records, which decision stands at which step, the step due."""

    path: list[str]
    records: list[Tree] = field(default_factory=list)
    standing: dict[str, Tree] = field(default_factory=dict)
    due: str | None = None
    carried: Texts = field(default_factory=dict)
    text_seen: bool = False
    drafters: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Effect:
    """A text set or withdrawn from a moment on."""

    since: datetime
    sidik: str | None


@dataclass
class Oracle:
    """`refusals` says why a record may not be next; `accept` takes it."""

    bundles: dict[str, Bundle] = field(default_factory=dict)
    effects: dict[str, list[Effect]] = field(default_factory=dict)
    ended: dict[str, datetime] = field(default_factory=dict)
    stored: frozenset[str] = frozenset()
    """SHA-256 of every attachment in the archive."""

    def bundle(self, record: Tree) -> Bundle:
        path = PATHS[record["jalur"]]
        return self.bundles.get(record["siklus"]) or Bundle(path, due=path[0])

    def in_force(self, document: str, at: datetime) -> str | None:
        reached = [effect for effect in self.effects.get(document, []) if effect.since <= at]
        return reached[-1].sidik if reached else None

    def refusals(self, record: Tree) -> Iterator[str]:
        bundle = self.bundle(record)
        if bundle.due is None:
            yield "closed"
            return
        if bundle.records and moment(record["waktu"]) < moment(bundle.records[-1]["waktu"]):
            yield "time runs backwards"
        if HOLDERS.get((record["orang"], record["peran"])) != record["status_jabatan"]:
            yield "not in office"
        if record["keputusan"] == "batal":
            yield from self._cancelling(record, bundle)
        elif record["langkah"] not in bundle.path:
            yield "no step of the path"
        else:
            yield from self._place(record, bundle)
            yield from self._decision(record, bundle)
            yield from self._person(record, bundle)
            yield from self._texts(record, bundle)
            yield from self._attachments(record, bundle)

    def _cancelling(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        if not bundle.records:
            yield "nothing to cancel"
        elif record["langkah"] != bundle.due or not record["alasan"]:
            yield "a cancellation names the step due and a reason"
        elif record["peran"] not in (STEPS[record["langkah"]]["peran"], "kakanwil"):
            yield "not theirs to cancel"
        elif texts(record) != bundle.carried or record["penetapan"] or record["lampiran"]:
            yield "a cancellation carries the bundle"
        yield from self._roles(record, bundle)

    def _place(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        assert bundle.due is not None
        step, path = record["langkah"], bundle.path
        due, here = path.index(bundle.due), path.index(step)
        if here > due and any(STEPS[other]["wajib"] == "ya" for other in path[due:here]):
            yield "a mandatory step is missing"
        if here < due:
            stood = bundle.standing.get(step)
            changed = texts(record) != bundle.carried or (stood is not None and texts(record) != texts(stood))
            own = stood is not None and stood["keputusan"] == "ya" and stood["orang"] == record["orang"]
            if STEPS[step]["naskah"] == "tanpa" or not (changed or (own and record["keputusan"] == "tidak")):
                yield "the step is past"

    def _decision(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        step = STEPS[record["langkah"]]
        decides = step["keputusan"] == "ya/tidak"
        if record["keputusan"] not in (("ya", "tidak") if decides else ("selesai",)):
            yield "no decision of the step"
        if record["keputusan"] == "tidak":
            goals = [goal for goal in step.get("kembali", ()) if goal in bundle.path] or bundle.path[:1]
            if not record["alasan"] or record["kembali_ke"] not in goals:
                yield "a Tidak needs a reason and an allowed return"
        elif record["kembali_ke"] is not None:
            yield "only a Tidak returns"
        completes = record["langkah"] == bundle.path[-1] and record["keputusan"] == "ya"
        if (record["penetapan"] is not None) != (completes and record["jalur"] != "warga"):
            yield "the decree is misplaced"

    def _person(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        step, here = STEPS[record["langkah"]], bundle.path.index(record["langkah"])
        if record["peran"] != step["peran"]:
            yield "another role's step"
        drafters = bundle.drafters | drafted(record)
        if step["keputusan"] == "ya/tidak" and record["orang"] in drafters:
            yield "a drafter decides"
        earlier = [bundle.standing[other] for other in bundle.path[:here] if other in bundle.standing]
        if any(other["keputusan"] == "ya" and other["orang"] in drafters for other in earlier):
            yield "a decider becomes a drafter"
        yield from self._roles(record, bundle)

    def _roles(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        for other in bundle.records:
            definite = {other["status_jabatan"], record["status_jabatan"]} == {"definitif"}
            if definite and other["orang"] == record["orang"] and other["peran"] != record["peran"]:
                yield "two roles"

    def _texts(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        step, path = STEPS[record["langkah"]], bundle.path
        carried = texts(record)
        if (step["naskah"] == "tanpa") != (not carried):
            yield "text where none belongs, or none where it belongs"
            return
        here = path.index(record["langkah"])
        for other in path[:here]:
            final = STEPS[other]["naskah"] == "final" and other in bundle.standing
            if step["naskah"] == "final" and final and texts(bundle.standing[other]) != carried:
                yield "another text at a final step"
        if any(key.split("/")[0] not in KINDS[record["jalur"]] for key in carried):
            yield "not a kind of this path"
        if carried and set(bundle.carried) - set(carried) and not record["alasan"]:
            yield "leaves without a reason"
        joined = set(carried) - set(bundle.carried)
        until = path.index("koreksi") if "koreksi" in path else -1
        if joined and bundle.text_seen and here > until:
            yield "joins too late"
        first = moment((bundle.records or [record])[0]["waktu"])
        for key in joined:
            if any(
                other is not bundle and other.due and key in other.carried for other in self.bundles.values()
            ):
                yield "in another open cycle"
            if key in self.ended and first < self.ended[key]:
                yield "begins before the last cycle ended"
        if record["jalur"] == "pencabutan":
            at = moment(record["waktu"])
            if any(self.in_force(key, at) != sidik for key, sidik in carried.items()):
                yield "withdraws what is not in force"

    def _attachments(self, record: Tree, bundle: Bundle) -> Iterator[str]:
        step, yes = record["langkah"], record["keputusan"] == "ya"
        if step == "pembahasan" and yes and any(not hashes(record, kind) for kind in REPORTS):
            yield "a discussion without reports"
        if hashes(record, "daftar_hadir") & self.stored:
            yield "the attendance list is stored"
        if STEPS[step]["naskah"] == "final" and record["jalur"] == "penetapan":
            discussion = bundle.standing.get("pembahasan")
            for kind in ("berita_acara", "laporan"):
                held = hashes(discussion, kind) if discussion else set()
                if hashes(record, kind) != held and (hashes(record, kind) or yes):
                    yield "other reports than discussed"
                if yes and not hashes(record, kind):
                    yield "no reports"
        if step == "penandatanganan" and yes:
            named = sorted(item["nama"] for item in record["lampiran"] if item["jenis"] == "naskah_resmi")
            if named != sorted(f"{key.replace('/', '-')}.pdf" for key in texts(record)):
                yield "official texts are missing"

    def accept(self, record: Tree) -> None:
        bundle = self.bundle(record)
        self.bundles[record["siklus"]] = bundle
        bundle.records.append(record)
        if record["keputusan"] == "batal":
            bundle.due, bundle.standing = None, {}
            return
        path, here = bundle.path, bundle.path.index(record["langkah"])
        start = path.index(record["kembali_ke"]) if record["keputusan"] == "tidak" else here
        for other in path[min(start, here) :]:
            bundle.standing.pop(other, None)
        if record["keputusan"] == "tidak":
            bundle.due = path[start]
        else:
            bundle.standing[path[here]] = record
            bundle.due = path[here + 1] if here + 1 < len(path) else None
        if STEPS[path[here]]["naskah"] != "tanpa":
            bundle.carried, bundle.text_seen = texts(record), True
        bundle.drafters |= drafted(record)
        if bundle.due is None:
            self._complete(record)

    def _complete(self, record: Tree) -> None:
        since = moment(record["waktu"])
        if record["penetapan"]:
            since = datetime.fromisoformat(record["penetapan"]["berlaku_sejak"]).replace(tzinfo=WIB)
        for key, sidik in texts(record).items():
            withdrawn = record["jalur"] == "pencabutan"
            self.effects.setdefault(key, []).append(Effect(since, None if withdrawn else sidik))
            self.ended[key] = moment(record["waktu"])


def drafted(record: Tree) -> set[str]:
    """Who wrote what the record hands in: the authors it names, and the person of a drafting step."""
    named = set(record["bukti"]["penyusun"]) if record["bukti"] else set()
    drafting = STEPS[record["langkah"]]["naskah"] == "berjalan" and record["keputusan"] == "selesai"
    return named | ({record["orang"]} if drafting else set())


def flaws_of_completion(records: list[Tree]) -> Iterator[str]:
    """Why the records of one complete cycle do not cover its path: judged from the end, without a pointer.

    The last yes of every mandatory step must come in the path's order, after every Tidak that sent it
    back and after every later decision at a step before it; final steps carry one text.
    """
    path = PATHS[records[0]["jalur"]]
    last: dict[str, int] = {}
    for number, record in enumerate(records):
        if record["keputusan"] in ("ya", "selesai"):
            last[record["langkah"]] = number
    mandatory = [step for step in path if STEPS[step]["wajib"] == "ya"]
    if any(step not in last for step in mandatory):
        yield "a mandatory step has no yes"
        return
    order = [last[step] for step in mandatory]
    if order != sorted(order) or order[-1] != len(records) - 1:
        yield "the yeses are out of order"
    for number, record in enumerate(records):
        since = record["kembali_ke"] if record["keputusan"] == "tidak" else None
        position = path.index(since) if since else path.index(record["langkah"]) + 1
        if any(path.index(step) >= position and last[step] < number for step in mandatory):
            yield "a decision that fell still counts"
    finals = [texts(records[last[step]]) for step in mandatory if STEPS[step]["naskah"] == "final"]
    if any(final != finals[0] for final in finals):
        yield "final steps carry different texts"
    for step in mandatory:
        record = records[last[step]]
        if record["peran"] != STEPS[step]["peran"] or (record["orang"], record["peran"]) not in HOLDERS:
            yield "somebody else decided"
