"""The first `standards/` of an office: four basis documents and this year's calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import resources

import holidays
from holidays.version import __version__ as holidays_version

from maklumat.cli.mulai.answers import Answers, person_id
from maklumat.cli.mulai.yaml_text import block
from maklumat.documents.models import Sop
from maklumat.documents.reading import read

_ROSTER_WORDS = """\
# Siapa memegang peran apa, dan kunci saksi siapa yang diakui. Baris yang sudah disahkan tidak diubah dan
# tidak dihapus; hanya `selesai` atau `dicabut` yang boleh diisi kemudian.
# Baru kepala kantor dan operator yang tercatat. Tambahkan pejabat lain di sini, lalu sahkan lewat siklus
# jalur dasar. `mulai` adalah hari buku ini dibuka, bukan hari pengangkatan.
"""
_OFFICE_WORDS = """\
# Tampil di setiap halaman. Tambahkan bila ada: induk, telepon, surel, laman, logo, kop, dan kanal pengaduan
# lain (telepon, surel, SP4N-LAPOR!); juga profil, pelaksana, dan kinerja, lihat panduan pengelola.
# Rupa naskah resmi: kertas, margin, huruf, pola_nomor_sk. Perubahan berlaku sesudah disahkan lewat siklus
# jalur dasar.
"""
_CATEGORIES = (("libur", "public"), ("cuti_bersama", "government"))


def texts(answers: Answers, public_key: str, today: date) -> dict[str, bytes]:
    """The files below `standards/`, from the answers, the witness's public key and the office's date."""
    return {
        "dasar/kantor/kantor.yaml": _office(answers),
        "dasar/pejabat/pejabat.yaml": _roster(answers, public_key, today),
        "dasar/sop/sop.yaml": shipped("sop.yaml"),
        "dasar/regulasi/regulasi.yaml": shipped("regulasi.yaml"),
        f"kalender/{today.year}.yaml": calendar(today.year),
    }


def shipped(name: str) -> bytes:
    """A text that comes with the program."""
    return resources.files("maklumat.cli.mulai").joinpath("isi", name).read_bytes()


def procedure() -> Sop:
    """The procedure that comes with the program."""
    return read(Sop, shipped("sop.yaml"), "sop.yaml").model


def _office(answers: Answers) -> bytes:
    place = answers.alamat
    body = {
        "nama": answers.nama,
        "alamat": place.alamat,
        "tempat": place.tempat,
        "jam_layanan": [dict(span) for span in answers.jam.jam],
        "pengaduan": {
            "penanggung_jawab": answers.pengaduan,
            "alamat": place.alamat,
            "kanal": [{"jenis": "Datang atau bersurat ke kantor", "alamat": place.alamat}],
        },
    }
    return _document(_OFFICE_WORDS, body)


def _roster(answers: Answers, public_key: str, today: date) -> bytes:
    head, operator = person_id(answers.kepala.nama), person_id(answers.operator)
    body = {
        "zona": answers.jam.zona,
        "orang": [
            {"id": head, "nama": answers.kepala.nama},
            {"id": operator, "nama": answers.operator},
        ],
        "penugasan": [
            {
                "orang": head,
                "peran": procedure().path("dasar")[-1].peran,
                "status": answers.kepala.status,
                "jabatan": answers.kepala.jabatan,
                "dasar": answers.kepala.dasar,
                "mulai": today,
            }
        ],
        "saksi": [{"id": "saksi-1", "kunci": public_key, "mulai": today, "orang": operator}],
    }
    return _document(_ROSTER_WORDS, body)


def calendar(year: int) -> bytes:
    """A first calendar of a year from the library `holidays`; the office compares it with the decree."""
    days: dict[str, list[Mapping[str, object]]] = {}
    for key, category in _CATEGORIES:
        found = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
        days[key] = [{"tanggal": day, "nama": name} for day, name in sorted(found.items())]
    sources = [
        f"Pustaka `holidays` {holidays_version} (Indonesia, golongan public dan government)",
        "Belum dicocokkan dengan surat keputusan bersama tiga menteri; periksa sebelum dipakai",
    ]
    return _document(
        "", {"tahun": year, "sumber": sources, **{key: rows for key, rows in days.items() if rows}}
    )


def _document(words: str, body: Mapping[str, object]) -> bytes:
    return f"skema: 1\n{words}{block(dict(body))}".encode()
