"""The register sheet of a bundle: who decided what, when, by which proof; and an index for the paper file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import tzinfo
from typing import Any

from maklumat.documents.canonical import short_form
from maklumat.documents.folder import Key
from maklumat.publish.html import KIND_NAMES, step_name
from maklumat.publish.ladder import Entry, entries, ladder
from maklumat.publish.lembar import Mark, Office, frame, proof
from maklumat.publish.words import level, long_date, moment, official_title, sentence_case, status
from maklumat.register.record import Lampiran, Record
from maklumat.register.state import Cycle

TITLE = "Lembar register"
JALUR = {
    "penetapan": "Penetapan",
    "pencabutan": "Pencabutan",
    "warga": "Halaman warga",
    "dasar": "Perubahan dasar",
}
_SOURCE = {"operator": "operator", "forge": "server git", "dokumen": "dokumen"}


def register_data(
    cycle: Cycle, office: Office, zona: tzinfo, persons: dict[str, str], title: Callable[[Key], str]
) -> dict[str, Any]:
    """The data `register.typ` sets; `persons` are names by id, `title` what a document is called."""
    last = cycle.records[-1]
    note = f"{TITLE} siklus {cycle.id} · sidik catatan terakhir; semua catatan terlampir di dalam berkas ini"
    mark = Mark(last.sha256, note, proof(last.sha256))
    found = entries(cycle, persons)
    return {
        **frame(office, TITLE, f"Siklus {cycle.id}", mark),
        "judul": f"Lembar register siklus {cycle.id}",
        "isian": list(_facts(cycle)),
        "naskah": [
            [KIND_NAMES[key.jenis], title(key), f"{key}", f"{short_form(sidik)}\n{sidik}"]
            for key, sidik in sorted(cycle.bundle.items())
        ],
        "catatan": [_row(cycle, entry, zona) for entry in found],
        "tidak_dicatat": [
            f"{rung.number}. {step_name(rung.step.id)} ({rung.role})"
            for rung in ladder(cycle)
            if rung.standing == "tidak-dicatat"
        ],
        "indeks": list(_index(found)),
        "berkas": [
            {
                "nama": f"{record.urutan:06d}.json",
                "isi": record.to_bytes().decode(),
                "jenis": "application/json",
                "uraian": f"Catatan {record.urutan} pada buku pengesahan",
            }
            for record in cycle.records
        ],
    }


def _facts(cycle: Cycle) -> Iterator[list[str]]:
    yield ["Jalur", JALUR[cycle.jalur]]
    yield ["Keadaan", "Dibatalkan" if cycle.cancelled else "Selesai" if cycle.complete else "Berjalan"]
    if decree := cycle.penetapan:
        yield ["Keputusan", f"Nomor {decree.nomor_sk} tanggal {long_date(decree.tanggal_sk)}"]
        yield ["Ditetapkan di", decree.tempat]
        label = "Pencabutan berlaku sejak" if cycle.jalur == "pencabutan" else "Berlaku sejak"
        yield [label, long_date(decree.berlaku_sejak)]


def _row(cycle: Cycle, entry: Entry, zona: tzinfo) -> Mapping[str, str]:
    record = entry.record
    step = cycle.sop.step(record.langkah)
    role = cycle.sop.peran[record.peran]
    title = official_title(record.jabatan, record.status_jabatan)
    return {
        "nomor": str(record.urutan),
        "langkah": f"{step_name(record.langkah)}\n{role}" if step else step_name(record.langkah),
        "keputusan": sentence_case(record.keputusan) + ("" if _stands(cycle, entry) else "\n(gugur)"),
        "oleh": f"{record.nama}\n{title}\n{sentence_case(status(record.status_jabatan))}",
        "waktu": f"{moment(record.waktu, zona)}\nmenurut {_SOURCE[record.sumber_waktu]}",
        "tingkat": sentence_case(level(record.tingkat)),
        "keterangan": "\n".join(_remarks(entry)) or "–",
        "sha256": record.sha256,
    }


def _stands(cycle: Cycle, entry: Entry) -> bool:
    return entry.counts or cycle.cancelled or entry.record.keputusan in ("tidak", "batal")


def _remarks(entry: Entry) -> Iterator[str]:
    record = entry.record
    if record.kembali_ke:
        yield f"Kembali ke: {step_name(record.kembali_ke)}"
    if record.alasan:
        yield f"Alasan: {record.alasan}"
    yield f"Dasar jabatan: {record.dasar_jabatan}"
    if entry.confirmed_by:
        yield f"Dikonfirmasi: {entry.confirmed_by}"
    if entry.drafters:
        yield f"Penyusun: {', '.join(entry.drafters)}"


def _index(found: tuple[Entry, ...]) -> Iterator[list[str]]:
    """Every attachment once, with the first record that carries it: what the paper file must hold."""
    seen: set[Lampiran] = set()
    for entry in found:
        for item, private in entry.attachments:
            if item not in seen:
                seen.add(item)
                where = "Pribadi; hanya sidiknya dicatat" if private else "Diarsipkan"
                yield [step_name(item.jenis), item.nama, _origin(entry.record), where, item.sha256]


def _origin(record: Record) -> str:
    return f"Catatan {record.urutan}"
