"""What a request still needs, as values: ladder, turn, what a push undid, findings, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from maklumat.checks.finding import Bobot, Finding
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.documents.models import Langkah
from maklumat.forges.bundle import Gathered
from maklumat.forges.events import Request
from maklumat.forges.findings import findings as findings_of
from maklumat.forges.judge import Seen, Verdict
from maklumat.forges.signals import action
from maklumat.forges.signing import needs_scan
from maklumat.forges.turn import turn, undone
from maklumat.register.beda import Beda, Side, archived_side, compare, sides_in_force, tree_sides
from maklumat.register.choice import Desk
from maklumat.register.cycle import DISCUSSION
from maklumat.register.record import Penetapan, Record, format_time
from maklumat.register.resmi import read_official
from maklumat.register.state import Cycle
from maklumat.register.texts import DECREED

WAITING_TO_BE_RECORDED = "sudah diberikan, menunggu dicatat"
UNDONE = "gugur: naskah berubah sesudah keputusan ini"


@dataclass(frozen=True)
class Row:
    """One line of the ladder: the decision that stands at a step, an act weighed for it, or neither."""

    langkah: str
    keputusan: str | None = None
    orang: str | None = None
    waktu: datetime | None = None
    tingkat: str | None = None
    dihitung: bool = False
    alasan: str | None = None

    def to_json(self) -> dict[str, object]:
        """The object of `gerbang --format json`."""
        return {
            "langkah": self.langkah,
            "keputusan": self.keputusan,
            "orang": self.orang,
            "waktu": None if self.waktu is None else format_time(self.waktu),
            "tingkat": self.tingkat,
            "dihitung": self.dihitung,
            "alasan": self.alasan,
        }


@dataclass(frozen=True)
class Turn:
    """Whose turn it is and what that person does, in one sentence or two."""

    step: Langkah
    tindakan: str

    def to_json(self) -> dict[str, object]:
        """The object of `gerbang --format json`."""
        return {"peran": self.step.peran, "langkah": self.step.id, "tindakan": self.tindakan}


@dataclass(frozen=True)
class Since:
    """What changed in the text since a decision."""

    record: Record
    changes: tuple[Beda, ...]


@dataclass(frozen=True)
class Gate:
    """What a request still needs, and what whoever decides next has to read."""

    desk: Desk
    request: Request
    gathered: Gathered
    cycle: Cycle | None
    giliran: Turn | None
    rows: tuple[Row, ...]
    refused: tuple[Seen, ...]
    undone: tuple[Record, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Beda, ...]
    since: tuple[Since, ...]
    decree: Penetapan | None
    now: datetime

    @property
    def lengkap(self) -> bool:
        """Whether the last step of the path said yes."""
        return self.cycle is not None and self.cycle.complete

    def to_json(self) -> dict[str, object]:
        """The object of `gerbang --format json`."""
        return {
            "siklus": self.gathered.siklus,
            "lengkap": self.lengkap,
            "giliran": None if self.giliran is None else self.giliran.to_json(),
            "dokumen": [
                {"jenis": key.jenis, "id": key.id, "sidik": sidik}
                for key, sidik in sorted(self.gathered.texts.items())
            ],
            "langkah": [row.to_json() for row in self.rows],
            "temuan": len(self.findings),
        }


def gate(desk: Desk, request: Request, gathered: Gathered, verdict: Verdict, now: datetime) -> Gate:
    """The gate over a request whose events were judged; pure but for reading the desk's trees."""
    cycle = desk.state.cycles.get(gathered.siklus)
    gone = undone(cycle, gathered.path, gathered.texts)
    findings = () if cycle and not cycle.open else tuple(findings_of(desk, gathered, now))
    giliran = _turn(desk, gathered, verdict, findings)
    return Gate(
        desk=desk,
        request=request,
        gathered=gathered,
        cycle=cycle,
        giliran=giliran,
        rows=tuple(_rows(gathered.path, cycle, verdict, gone, giliran)),
        refused=tuple(_refused(verdict, cycle, giliran)),
        undone=gone,
        findings=findings,
        changes=_changes(desk, gathered, now),
        since=tuple(_since(desk, gathered, cycle)),
        decree=_decree(desk, gathered),
        now=now,
    )


def _turn(desk: Desk, gathered: Gathered, verdict: Verdict, findings: tuple[Finding, ...]) -> Turn | None:
    cycle = desk.state.cycles.get(gathered.siklus)
    position = turn(cycle, gathered.path, gathered.texts)
    if position == len(gathered.path):
        return None
    step = _mandatory(gathered.path, position)
    if verdict.choice is not None:
        chosen = next(step for step in gathered.path if step.id == verdict.choice.langkah)
        return Turn(chosen, "Keputusannya sudah diberikan; tinggal dicatat pada pencatatan berikutnya.")
    lacking = [*_errors(findings, step), *_lacking(desk, gathered, step)]
    return Turn(step, " ".join([*lacking, action(step, gathered.path)]))


def _mandatory(path: tuple[Langkah, ...], position: int) -> Langkah:
    """The step that is really waited for: optional steps before it may stay unrecorded."""
    return next((step for step in path[position:] if step.wajib), path[position])


def _errors(findings: tuple[Finding, ...], step: Langkah) -> Iterator[str]:
    errors = sum(finding.bobot is Bobot.GALAT for finding in findings)
    if errors and step.memutus:
        yield f"Persetujuan belum dapat dicatat selama masih ada {errors} galat di bawah ini."


def _lacking(desk: Desk, gathered: Gathered, step: Langkah) -> Iterator[str]:
    if step.id == DISCUSSION:
        given = {item.jenis for item in gathered.reports}
        rules = (rule for rule in step.lampiran or () if rule.demanded(gathered.jalur, "saksi"))
        missing = [rule.jenis.replace("_", " ") for rule in rules if rule.jenis not in given]
        if missing:
            yield (
                f"Belum ada di standards/siklus/{gathered.siklus}/pembahasan/: {', '.join(missing)} "
                "(dari daftar hadir cukup daftar-hadir.sha256)."
            )
    if step is gathered.path[-1] and gathered.jalur in DECREED and _decree(desk, gathered) is None:
        yield "Pengelola menyiapkan naskah resmi lebih dahulu (`maklumat tandatangan siapkan`)."
    if step is gathered.path[-1] and needs_scan(step):
        yield (
            "Naskah resmi ditandatangani di kertas; lampirkan pindaiannya pada komentar `/setuju`, lalu "
            "orang kedua memastikannya dengan komentar `/konfirmasi`."
        )


def _decree(desk: Desk, gathered: Gathered) -> Penetapan | None:
    """Number, date, place and effect as set in official texts that still fit these texts and this basis."""
    if gathered.official is None:
        return None
    try:
        return read_official(desk.tree, gathered.siklus, gathered.texts, desk.basis).penetapan
    except Refused:
        return None


def _refused(verdict: Verdict, cycle: Cycle | None, giliran: Turn | None) -> Iterator[Seen]:
    """Acts that do not count and still matter: since the last decision, or early ones on the step due."""
    since = cycle.records[-1].waktu if cycle and cycle.records else None
    for seen in verdict.seen:
        early = giliran is not None and seen.orang is not None and seen.langkah == giliran.step.id
        if seen.reason is not None and (since is None or seen.event.at > since or early):
            yield seen


def _rows(
    path: tuple[Langkah, ...],
    cycle: Cycle | None,
    verdict: Verdict,
    gone: tuple[Record, ...],
    giliran: Turn | None,
) -> Iterator[Row]:
    position = path.index(giliran.step) if giliran else len(path)
    for index, step in enumerate(path):
        rows = [*_standing(step, cycle, gone), *_weighed(step, verdict)]
        if not rows:
            rows = [Row(step.id, alasan=_why_empty(cycle, step, index, position))]
        yield from rows


def _standing(step: Langkah, cycle: Cycle | None, gone: tuple[Record, ...]) -> Iterator[Row]:
    record = cycle.standing.get(step.id) if cycle else None
    if record is None:
        return
    stands = not any(other is record for other in gone)
    yield Row(
        step.id,
        record.keputusan,
        record.orang,
        record.waktu,
        record.tingkat,
        stands,
        record.alasan if stands else UNDONE,
    )


def _weighed(step: Langkah, verdict: Verdict) -> Iterator[Row]:
    for seen in verdict.seen:
        if seen.langkah == step.id:
            counts = seen.reason is None
            reason = seen.reason or WAITING_TO_BE_RECORDED
            yield Row(step.id, seen.keputusan, seen.orang, seen.event.at, None, counts, reason)


def _why_empty(cycle: Cycle | None, step: Langkah, index: int, position: int) -> str:
    if cycle is not None and cycle.cancelled:
        return "siklus dibatalkan"
    if index < position:
        return "tidak dicatat"
    if index > position:
        return "belum giliran"
    last = cycle.records[-1] if cycle else None
    if last is not None and last.kembali_ke == step.id:
        return f"ditunggu; dikembalikan dari {last.langkah} oleh {last.nama}: {last.alasan}"
    return "ditunggu"


def _changes(desk: Desk, gathered: Gathered, now: datetime) -> tuple[Beda, ...]:
    """The bundle against what is in force; of a new text everything."""
    old = sides_in_force(desk.book, desk.state, now)
    carried = {key: side for key, side in old.items() if key not in gathered.texts}
    if gathered.jalur == "pencabutan":
        return compare(old, carried)
    return compare(old, {**carried, **_head(desk, gathered.texts)})


def _since(desk: Desk, gathered: Gathered, cycle: Cycle | None) -> Iterator[Since]:
    """What changed since the last decision on a text, and since the discussion with the public."""
    if cycle is None or not cycle.open:
        return
    with_text = [record for record in cycle.records if record.texts]
    told: list[Mapping[Key, str]] = [gathered.texts]
    for record in (*with_text[-1:], cycle.standing.get(DISCUSSION)):
        if record is not None and record.texts not in told:
            told.append(record.texts)
            old = {key: archived_side(desk.book, key, sidik) for key, sidik in record.texts.items()}
            changes = compare(old, _head(desk, gathered.texts))
            # What follows in law follows from the difference to the text in force, told once.
            yield Since(record, tuple(replace(beda, akibat=()) for beda in changes))


def _head(desk: Desk, texts: Mapping[Key, str]) -> dict[Key, Side]:
    return {key: side for key, side in tree_sides(desk.drafts).items() if key in texts}
