"""What an auditor takes along: the whole register, its sheets on paper, and how to check it without us."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from maklumat.documents.canonical import sha256, short_form
from maklumat.documents.tree import Kind, Tree, walk
from maklumat.publish.draft_pdf import Sheet
from maklumat.publish.known import text_name
from maklumat.publish.listing import Standing
from maklumat.publish.manifest import SUMS
from maklumat.publish.release import Release
from maklumat.publish.revisions import all_revisions, decree
from maklumat.publish.words import long_date
from maklumat.register.book import FOLDER
from maklumat.register.store import GUIDE, guide
from maklumat.register.verification import private_attachments

README, REPORT, SHEETS = "BACA-DULU.txt", "verifikasi.json", "lembar/"
BOOK = f"standards/{FOLDER}/"
"""Where the book stands in the pack: as in a repository, so that `maklumat verifikasi` reads it too."""
_DECISIONS = "keputusan/"
_IN_FORCE: Standing = "berlaku"
_CONTENTS = (
    (BOOK, "buku pengesahan seutuhnya: keputusan, naskah, dan lampirannya, bita demi bita"),
    (SHEETS, "lembar register dan salinan keputusan setiap siklus, untuk dibaca dan dicetak"),
    (REPORT, "hasil pemeriksaan program saat berkas ini dibuat"),
    (SUMS, "SHA-256 semua berkas di sini"),
)


def audit_pack(
    release: Release, tree: Tree, sheets: Mapping[str, Sheet], report: Mapping[str, Any]
) -> dict[str, bytes]:
    """The files of the pack by path; `report` is what verification found, which must be nothing amiss."""
    named = _named(release)
    files = {
        f"standards/{path}": tree.read(path)
        for path, kind in walk(tree, FOLDER).items()
        if kind is Kind.FILE and "/".join(path.split("/")[:3]) in named
    }
    files[BOOK + GUIDE] = guide()
    files |= {
        SHEETS + path.removeprefix(_DECISIONS): sheet.pdf
        for path, sheet in sheets.items()
        if path.startswith(_DECISIONS) and sheet.pdf
    }
    files[REPORT] = (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()
    files[README] = "".join(f"{line}\r\n" for line in _readme(release)).encode()
    files[SUMS] = "".join(f"{sha256(files[path])}  {path}\n" for path in sorted(files)).encode()
    return files


def _named(release: Release) -> set[str]:
    """The files and folders of the register that are part of it; what a crash left behind is not."""
    records = release.state.records
    return {
        *(f"{FOLDER}/buku/{record.urutan:06d}.{end}" for record in records for end in ("json", "sig")),
        *(f"{FOLDER}/isi/{sidik}" for record in records for sidik in record.texts.values()),
        *(f"{FOLDER}/lampiran/{item.sha256}" for record in records for item in record.lampiran),
    }


def _readme(release: Release) -> Iterator[str]:
    state, kantor = release.state, release.basis.kantor
    yield f"Berkas pemeriksaan: {kantor.nama}"
    yield f"Keadaan per {long_date(release.day)}."
    yield from ([kantor.catatan] if kantor.catatan else [])
    yield ""
    yield "ISI"
    yield from (f"  {path:<23}{what}" for path, what in _CONTENTS)
    yield ""
    yield "MEMERIKSA TANPA PROGRAM INI"
    yield f"  1. Jalankan `sha256sum -c {SUMS}`; semua baris harus OK."
    yield f"  2. Ikuti {BOOK}{GUIDE}. Yang diperlukan hanya sha256sum dan ssh-keygen."
    yield "  3. Cocokkan akar di bawah ini dengan yang Anda terima dari luar kantor. Berkas ini sendiri tidak"
    yield "     membuktikan bahwa bukunya bukan buku lain, atau bahwa tidak ada catatan sesudah kepalanya."
    yield f"     Akar    {state.root}"
    if state.head:
        yield f"     Kepala  {state.head.sha256} (catatan {state.head.urutan:06d})"
    yield "  Dengan program ini: `maklumat verifikasi --akar AKAR` di folder ini."
    yield ""
    yield "YANG BERLAKU"
    yield from _in_force(release)
    yield ""
    yield "LAMPIRAN PRIBADI"
    yield from _private(release)


def _in_force(release: Release) -> Iterator[str]:
    for item in all_revisions(release):
        if item.standing == _IN_FORCE:
            version = item.version
            yield f"  {version.key}  {short_form(version.sidik)}  {text_name(release, version)}"
            yield f"    {version.sidik}"
            yield f"    {item.sentence} Diputuskan dengan {decree(version)}."


def _private(release: Release) -> Iterator[str]:
    private = private_attachments(release.state.records, release.state)
    if not private:
        yield "  Tidak ada."
        return
    yield "  Memuat nama orang, jadi disimpan kantor; di sini hanya SHA-256-nya. Mintalah ditunjukkan, lalu"
    yield "  cocokkan, misalnya dengan `maklumat verifikasi --arsip FOLDER`."
    for digest, label in private.items():
        yield f"  {digest}  {label}"
