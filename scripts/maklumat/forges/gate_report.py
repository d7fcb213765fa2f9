"""The gate as Markdown for its comment: everything an official needs, and nothing else to open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from maklumat.checks.finding import Bobot
from maklumat.documents.canonical import short_form
from maklumat.documents.models import Langkah
from maklumat.forges.bundle import REPORT
from maklumat.forges.gate import WAITING_TO_BE_RECORDED, Gate, Row
from maklumat.forges.judge import Seen
from maklumat.forges.words import LEVELS, at, span
from maklumat.register.beda_report import escaped, markdown
from maklumat.register.record import Record

_MOST_REFUSED = 20
_MOST_FINDINGS = 30
_WEIGHTS = tuple(Bobot)
_VERBS = {"ya": "setuju", "tidak": "tidak setuju", "selesai": "menyatakan selesai", "batal": "membatalkan"}


def to_markdown(gate: Gate) -> str:
    """The comment's text without its hidden block; all text of files and forges stands there as mere text."""
    parts = (
        _heading(gate),
        _undone(gate),
        _refused(gate),
        _findings(gate),
        _ladder(gate),
        _returned(gate),
        _decree(gate),
        _digests(gate),
        _since(gate),
        _changes(gate),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _heading(gate: Gate) -> Iterator[str]:
    siklus, cycle = gate.gathered.siklus, gate.cycle
    if gate.giliran is None:
        word = "lengkap" if gate.lengkap else "dibatalkan"
        yield f"## Siklus {siklus}: {word}"
        if cycle is not None and cycle.cancelled:
            yield from ("", escaped(f"Alasan: {cycle.records[-1].alasan}"))
    else:
        step = gate.giliran.step
        yield f"## Siklus {siklus}: giliran {escaped(_role(gate, step))}"
        yield ""
        yield f"**{escaped(_holders(gate, step))}** · langkah {escaped(_title(step))}"
        yield ""
        yield gate.giliran.tindakan  # the program's own words: commands in it shall look like commands
        if step.memutus:
            yield from ("", f"Dengan menyetujui, yang ditegaskan: “{escaped(step.pernyataan)}”")
    if gate.request.unknown_authors:
        names = ", ".join(gate.request.unknown_authors)
        yield ""
        yield "**Perhatian:** " + escaped(
            f"penulis komit berikut tidak dikenal akunnya, jadi belum pasti siapa penyusunnya: {names}."
        )
    yield ""


def _undone(gate: Gate) -> Iterator[str]:
    if not gate.undone:
        return
    yield from ("### Gugur karena naskah berubah", "")
    for record in gate.undone:
        yield "- " + escaped(
            f"{record.langkah}: {_VERBS[record.keputusan]} oleh {record.nama} pada {_at(gate, record)}. "
            "Naskahnya berubah sesudah itu, jadi langkah ini diputus lagi."
        )
    yield ""


def _refused(gate: Gate) -> Iterator[str]:
    if not gate.refused:
        return
    yield from ("### Yang tidak dihitung", "")
    left = len(gate.refused) - _MOST_REFUSED
    if left > 0:
        yield f"- ({left} tindakan yang lebih lama tidak ditampilkan)"
    yield from (f"- {escaped(told(seen, gate.desk.basis.zona))}" for seen in gate.refused[-_MOST_REFUSED:])
    yield ""


def told(seen: Seen, zona: tzinfo) -> str:
    """An act that does not count, in one line of plain text."""
    account = seen.event.account
    who = account.name if account else "akun yang sudah dihapus"
    what = _VERBS[seen.keputusan]
    why = " ".join((seen.reason or "").split()).rstrip(".")
    return f"{at(seen.event.at, zona)}, {who}: {what} pada langkah {seen.langkah}. Sebabnya: {why}."


def _findings(gate: Gate) -> Iterator[str]:
    if not gate.findings:
        return
    yield from (f"### Temuan ({len(gate.findings)})", "")
    ordered = sorted(gate.findings, key=lambda finding: (_WEIGHTS.index(finding.bobot), finding.order))
    for finding in ordered[:_MOST_FINDINGS]:
        place = f"{finding.berkas}:{finding.baris}" if finding.baris else finding.berkas
        said = f"{place}: {finding.pesan} {finding.perbaikan}"
        yield f"- **{finding.bobot.value}** {escaped(said)}"
    if len(ordered) > _MOST_FINDINGS:
        yield f"- ({len(ordered) - _MOST_FINDINGS} temuan lain: jalankan `maklumat periksa`)"
    yield ""


def _ladder(gate: Gate) -> Iterator[str]:
    yield from ("### Tangga persetujuan", "")
    yield "| Langkah | Peran | Keadaan | Oleh | Waktu | Bukti | Lama | Mutu baku |"
    yield "|---|---|---|---|---|---|---|---|"
    for number, step in enumerate(gate.gathered.path, 1):
        yield _rung(gate, number, step)
    yield ""
    yield (
        "Lama dihitung menurut kalender sejak keputusan sebelumnya, termasuk malam dan hari libur; "
        "mutu baku dalam SOP menurut waktu kerja, jadi keduanya tidak dapat langsung dibandingkan."
    )
    yield ""


def _rung(gate: Gate, number: int, step: Langkah) -> str:
    rows = [row for row in gate.rows if row.langkah == step.id]
    row = next((row for row in rows if row.dihitung), rows[0])
    record = gate.cycle.standing.get(step.id) if gate.cycle else None
    person = gate.desk.basis.pejabat.person(row.orang) if row.orang and row.dihitung else None
    shown_row = row.dihitung
    cells = (
        _title(step),
        _role(gate, step),
        _state(gate, step, row, record),
        f"{record.nama}, {record.jabatan}" if record else (person.nama if person else "–"),
        at(row.waktu, gate.desk.basis.zona) if row.waktu and shown_row else "–",
        LEVELS[row.tingkat] if row.tingkat else "–",
        _elapsed(gate, record) if record else "–",
        str(step.waktu) if step.waktu else "–",
    )
    return f"| {number}. " + " | ".join(escaped(cell) for cell in cells) + " |"


def _state(gate: Gate, step: Langkah, row: Row, record: Record | None) -> str:
    if row.alasan == WAITING_TO_BE_RECORDED:
        return "◆ Menunggu dicatat"
    if record is not None:
        gone = any(other is record for other in gate.undone)
        word = "✔ Ya" if record.keputusan == "ya" else "✔ Selesai"
        return "✖ Gugur" if gone else word
    if gate.giliran is not None and step is gate.giliran.step:
        return "▶ Ditunggu"
    path = gate.gathered.path
    passed = gate.giliran is None or path.index(step) < path.index(gate.giliran.step)
    if gate.cycle is not None and gate.cycle.cancelled:
        return "■ Berhenti"
    return "– Tidak dicatat" if passed else "○ Belum"


def _elapsed(gate: Gate, record: Record) -> str:
    """Plain time since the decision before it in the cycle."""
    records = gate.cycle.records if gate.cycle else ()
    earlier = [other for other in records if other.urutan < record.urutan]
    return span(record.waktu - earlier[-1].waktu) if earlier else "–"


def _returned(gate: Gate) -> Iterator[str]:
    records = gate.cycle.records if gate.cycle else ()
    returned = [record for record in records if record.keputusan == "tidak"]
    if not returned:
        return
    yield from ("### Pernah dikembalikan", "")
    for record in returned:
        yield "- " + escaped(
            f"{_at(gate, record)}, {record.nama}: dari {record.langkah} ke {record.kembali_ke}. "
            f"Alasan: {record.alasan}"
        )
    yield ""


def _digests(gate: Gate) -> Iterator[str]:
    yield from ("### Naskah yang diputus", "")
    yield from ("| Naskah atau lampiran | Sidik singkat | Sidik lengkap (SHA-256) |", "|---|---|---|")
    for key, sidik in sorted(gate.gathered.to_show.items()):
        name = key.id if key.jenis == REPORT else str(key)
        yield f"| {escaped(name)} | {short_form(sidik)} | `{sidik}` |"
    yield ""


def _decree(gate: Gate) -> Iterator[str]:
    """What the official texts fix; they are set on the main branch, not by the request."""
    if gate.decree is None:
        return
    decree = gate.decree
    yield from ("### Naskah resmi yang ditandatangani", "")
    yield "- " + escaped(f"Nomor {decree.nomor_sk}, {decree.tempat}, tanggal {decree.tanggal_sk}")
    yield "- " + escaped(f"Berlaku sejak {decree.berlaku_sejak}")
    yield ""


def _since(gate: Gate) -> Iterator[str]:
    for since in gate.since:
        yield f"### Berubah sejak {escaped(since.record.langkah)} ({_at(gate, since.record)})"
        yield from ("", _deeper(markdown(since.changes)), "")


def _changes(gate: Gate) -> Iterator[str]:
    yield from ("### Perubahan terhadap naskah yang berlaku", "")
    yield _deeper(markdown(gate.changes))


def _deeper(text: str) -> str:
    """The same, its headings one level below the section they stand in."""
    return "\n".join(f"#{line}" if line.startswith("### ") else line for line in text.split("\n"))


def _at(gate: Gate, record: Record) -> str:
    return at(record.waktu, gate.desk.basis.zona)


def _title(step: Langkah) -> str:
    return step.id.replace("-", " ").capitalize()


def _role(gate: Gate, step: Langkah) -> str:
    sop = gate.cycle.sop if gate.cycle else gate.desk.basis.sop
    return sop.peran.get(step.peran, step.peran)


def _holders(gate: Gate, step: Langkah) -> str:
    """Who may take the turn today, by the roster in force."""
    roster = gate.desk.basis.pejabat
    today = gate.desk.basis.local_date(gate.now)
    names = [
        person.nama
        for person in roster.orang
        if any(_may(step, entry.status) for entry in roster.assignments(person.id, today, step.peran))
    ]
    return ", ".join(names) or "belum ada pejabatnya hari ini"


def _may(step: Langkah, status: str) -> bool:
    return {"plt": step.plt, "plh": step.plh}.get(status, True)
