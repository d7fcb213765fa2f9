"""Paper forms typed into a CSV: the columns, the empty sheet, and reading what a spreadsheet saved.

Nothing is guessed: a column that is not known, a cell too many or a cell that a spreadsheet could run as a
formula is refused with its row and column, as the sheet counts them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from maklumat.documents.errors import Problem, Unreadable, limited, shown
from maklumat.documents.kiriman import KOLOM, Kiriman
from maklumat.documents.models.pembahasan import PRIBADI

MAX_BYTES = 1024 * 1024
MAX_ROWS = 2000
_BOM = "\ufeff"
_DELIMITERS = ";,\t"
_REQUIRED = ("nomor", "tanggal", "ringkasan")
_SAME = {"layanan": "naskah", "nama_layanan": "naskah", "pengenal": "nomor", "masukan": "ringkasan"}
_FORMULA = ("=", "+", "-", "@")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "Simpan ulang dari lembar kerja sebagai “CSV UTF-8”."


def empty_sheet() -> bytes:
    """The sheet with its headings alone, as spreadsheets in Indonesia open it: semicolons, BOM, CRLF."""
    return f"{_BOM}{';'.join(KOLOM)}\r\n".encode()


def read_csv(data: bytes, file: str) -> tuple[Kiriman, ...]:
    """The comments of a CSV in its order; raises `Unreadable` with what is wrong, by row and column."""
    rows = list(_rows(_decoded(data, file), file))
    if not rows:
        raise _refused(file, 1, 1, "Berkas kosong.", f"Baris pertama memuat judul kolom: {'; '.join(KOLOM)}.")
    columns = _columns(rows[0], file)
    filled = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(map(str.strip, row))]
    if len(filled) > MAX_ROWS:
        raise _refused(
            file, filled[MAX_ROWS][0], 1, f"Lebih dari {MAX_ROWS} baris.", "Bagi menjadi beberapa berkas."
        )
    problems = limited(
        problem for number, row in filled for problem in _cells(row, number, len(rows[0]), file)
    )
    if problems:
        raise Unreadable(problems)
    return tuple(_kiriman(row, number, columns, file) for number, row in filled)


def _kiriman(row: list[str], number: int, columns: dict[str, int], file: str) -> Kiriman:
    isian = {name: row[at] for name, at in columns.items() if at < len(row)}
    return Kiriman(isian, file, number, {name: at + 1 for name, at in columns.items()})


def _problem(file: str, row: int, column: int, message: str, fix: str) -> Problem:
    return Problem("masukan-csv", message, fix, row, column, file, "Bentuk CSV masukan")


def _refused(file: str, row: int, column: int, message: str, fix: str) -> Unreadable:
    return Unreadable([_problem(file, row, column, message, fix)])


def _decoded(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise _refused(file, 1, 1, "Berkas melebihi 1 MiB.", "Bagi menjadi beberapa berkas.")
    if data.startswith(_UTF16):
        raise _refused(file, 1, 1, "Berkas memakai pengodean UTF-16.", _SAVE_AS)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise _refused(file, line, 1, "Ada bita NUL; ini bukan berkas CSV.", _SAVE_AS)
    try:
        return data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, 1, "Berkas bukan teks UTF-8.", _SAVE_AS) from None


def _rows(text: str, file: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for row in reader:
            number += 1
            yield row
    except csv.Error:
        raise _refused(
            file,
            number + 1,
            1,
            "Tanda kutip pada baris ini tidak berpasangan, atau selnya terlalu panjang.",
            'Apit sel yang memuat kutip atau pemisah dengan "…", dan tulis kutip di dalamnya dua kali.',
        ) from None


def _columns(header: list[str], file: str) -> dict[str, int]:
    """Where each field stands; raises `Unreadable`."""
    found: dict[str, int] = {}
    problems = []
    for at, cell in enumerate(header):
        word = "_".join(re.findall(r"[^\W_]+", cell.casefold()))
        name = _SAME.get(word, word)
        if name in KOLOM and name not in found:
            found[name] = at
        elif word or any(cell.strip() for cell in header[at:]):
            problems.append(_problem(file, 1, at + 1, *_why_not(cell, word, name)))
    for name in _REQUIRED:
        if name not in found and not problems:
            problems.append(
                _problem(file, 1, 1, f"Kolom `{name}` belum ada.", f"Judul kolomnya: {'; '.join(KOLOM)}.")
            )
    if problems:
        raise Unreadable(limited(problems))
    return found


def _why_not(cell: str, word: str, name: str) -> tuple[str, str]:
    if name in KOLOM:
        return f"Kolom `{name}` tertulis dua kali.", "Hapus salah satu."
    if any(part in PRIBADI for part in (word.replace("_", ""), *word.split("_"))):
        return (
            f"Kolom “{shown(cell.strip())}” memuat data pribadi, yang tidak boleh masuk (UU 27/2022).",
            "Hapus kolomnya dari salinan ini; nama dan kontak disimpan pada arsip kantor sendiri.",
        )
    return f"Kolom “{shown(cell.strip())}” tidak dikenal.", f"Kolom yang dikenal: {', '.join(KOLOM)}."


def _cells(row: list[str], number: int, width: int, file: str) -> Iterator[Problem]:
    if len(row) == 1 < width and any(mark in row[0] for mark in _DELIMITERS):
        yield _problem(
            file,
            number,
            1,
            "Pemisah kolom baris ini berbeda dari baris judul (titik koma, koma, atau tab).",
            "Pakai satu pemisah yang sama di seluruh berkas, atau isi dan simpan dari lembar kerja.",
        )
        return
    for at, cell in enumerate(row, start=1):
        if at > width and cell.strip():
            yield _problem(
                file,
                number,
                at,
                "Selnya lebih banyak daripada judul kolom.",
                'Kalimat yang memuat pemisah kolom diapit dengan tanda kutip: "…".',
            )
            return
        if cell.lstrip().startswith(_FORMULA):
            yield _problem(
                file,
                number,
                at,
                f"Sel diawali “{cell.lstrip()[0]}”, yang dijalankan lembar kerja sebagai rumus.",
                "Hapus tanda itu, lalu tulis kalimatnya saja.",
            )
