"""An office where every field that takes free text holds markup: HTML, Markdown, templates, Typst."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from tests.kalender import kalender
from tests.office import yaml
from tests.publish.naskah import LENGKAP
from tests.publish.office import BASIS, MAKLUMAT, WARGA, Office, decree, layanan, maklumat, warga

from maklumat.documents.errors import Unreadable
from maklumat.documents.models import (
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    StandarPelayanan,
)
from maklumat.documents.models.pejabat import Daftar
from maklumat.documents.models.pembahasan import DaftarMasukan, DaftarRapat, HasilPembahasan
from maklumat.documents.models.regulasi import DaftarRegulasi
from maklumat.documents.models.siklus import Siklus
from maklumat.documents.models.sop import Sop
from maklumat.documents.nodes import Tree
from maklumat.documents.reading import from_tree
from maklumat.documents.strict_yaml import parse, plain
from maklumat.documents.tree import MemoryTree
from maklumat.publish.load import preview
from maklumat.publish.release import Release
from maklumat.register.record import Penetapan

Path = tuple[str | int, ...]
JAHIL = (
    "<script>window.jahil=1</script></script></textarea></title><img src=x onerror=window.jahil=1>"
    "{{ 7*7 }}{% raw %}${7*7} [x](javascript:window.jahil=1) **t** `k` #panic() $x$ @ref \\u{41} &amp; "
    "\"q\" 'p' -->"
)
MARK = re.compile(r"J\d{3}J")
"""What each place has of its own, so that a test can tell where a text came from."""

_KANTOR = (
    BASIS["kantor"].replace(
        "tempat: Kota Uji\n",
        "tempat: Kota Uji\ninduk: Instansi Uji\ntelepon: (000) 1\nsurel: kantor@uji.example\n"
        "laman: https://uji.example\ncatatan: Catatan kantor\nsumber: Sumber kantor\n",
    ).replace("      alamat: Loket aduan\n", "      alamat: Loket aduan\n      url: https://aduan.example/\n")
)  # fmt: skip
_REGULASI = BASIS["regulasi"].replace("UU 1/2000", "UU 32/2000").replace("PP 2/2001", "PP 28/2019") + (
    "    catatan: Catatan regulasi\n    sumber: Sumber regulasi\n    diubah_oleh: UU 9/2009\n"
)
_IDENTITY = """\
  disahkan_oleh:
    jabatan: Sekretaris Uji
    nama: Nama Pengesah
    nip: 000
  kop:
    - KEMENTERIAN UJI
  dasar_hukum:
    - Undang-Undang Uji
  kualifikasi_pelaksana:
    - Memahami uji
  keterkaitan:
    - SOP lain
  peralatan:
    - Komputer
  peringatan: Jangan lalai
  pencatatan: Dua rangkap
"""
_SOP = (
    BASIS["sop"]
    .replace("peran:\n  kakanwil", f"{_IDENTITY}keterangan: Catatan prosedur\nperan:\n  kakanwil", 1)
    .replace("    wajib: ya\n", "    keterangan: Keterangan langkah\n    wajib: ya\n", 1)
)
_PEJABAT = BASIS["pejabat"].replace("    akun:\n", "    nama_lama: Nama lama\n    akun:\n", 1)
_MAKLUMAT = MAKLUMAT + "tempat_pajang: Ruang tunggu\nsumber: Sumber maklumat\n"
_WARGA = f"""{WARGA}tempat: Loket dua
kata_cari:
  - kata cari
tautan:
  - judul: Panduan uji
    url: https://panduan.example/
terjemahan:
  - bahasa: en
    judul: Registering a test
    ringkasan: Summary for readers of English.
"""
_MEETING: dict[str, Tree] = {
    "tanggal": "2024-01-04",
    "pukul": "09.00 sampai 12.00",
    "tempat": "Aula",
    "agenda": ["Agenda rapat"],
    "undangan": "2024-01-02",
    "berita_acara": "2024-01-04",
    "hadir": {"pengguna_layanan": "4", "penyelenggara": "2"},
}
_RESULT: dict[str, Tree] = {
    "hasil": [
        {
            "pokok": "Pokok bahasan",
            "naskah": "layanan/uji",
            "komponen": "biaya",
            "uraian": "Uraian hasil",
            "putusan": "disepakati",
        }
    ],
    "kemampuan": {"pendanaan": "Dana", "pelaksana": "Orang", "sarana_prasarana": "Alat"},
    "publikasi": {"tanggal": "2024-01-05", "kanal": ["Papan pengumuman"]},
}
_COMMENT: dict[str, Tree] = {
    "pengenal": "m-001",
    "kanal": "surel",
    "tanggal": "2024-01-08",
    "naskah": "layanan/uji",
    "komponen": "biaya",
    "ringkasan": "Ringkasan masukan",
    "jawaban": "Jawaban kantor",
    "status": "ditolak",
    "alasan": "Alasan tolak",
}
_BUNDLE: dict[str, Tree] = {"judul": "Judul siklus", "jalur": "penetapan", "dokumen": ["layanan/uji"]}


_FILES = {"surat-keterangan.docx": b"PK"}


@dataclass
class Spoiler:
    """Puts markup wherever a model takes it; equal texts become equal, so that references still meet."""

    places: dict[str, str] = field(default_factory=dict)
    """Which field each mark stands for."""
    _texts: dict[str, str] = field(default_factory=dict)

    def text(self, original: str, place: str) -> str:
        """The markup that stands for a text."""
        if original not in self._texts:
            self._keep(original, self._next, place)
        return self._texts[original]

    def spoil(self, model: type[Naskah], tree: Tree) -> Tree:
        """The tree with every leaf replaced or flanked by markup where `model` still reads it."""
        for path in list(_leaves(tree)):
            original = _get(tree, path)
            bad = self._texts.get(original, self._next)
            for candidate in (bad, f"{original} {bad}", f"{bad} {original}"):
                trial = _put(tree, path, candidate)
                if _reads(model, trial):
                    self._keep(original, bad, f"{model.__name__} {'.'.join(map(str, path))}")
                    tree = trial
                    break
        return tree

    @property
    def _next(self) -> str:
        return f"J{len(self.places):03d}J{JAHIL}"

    def _keep(self, original: str, bad: str, place: str) -> None:
        if self._texts.setdefault(original, bad) == bad:
            self.places.setdefault(bad[:5], f"{place}: {original}")


def _leaves(tree: Tree, path: Path = ()) -> Iterator[Path]:
    if isinstance(tree, str):
        yield path
    else:
        for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _leaves(item, (*path, key))


def _get(tree: Any, path: Path) -> str:
    for key in path:
        tree = tree[key]
    return str(tree)


def _put(tree: Any, path: Path, text: str) -> Any:
    if not path:
        return text
    key, *rest = path
    changed: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    changed[key] = _put(tree[key], tuple(rest), text)
    return changed


def _reads(model: type[Naskah], tree: Tree) -> bool:
    try:
        from_tree(model, tree, "uji")
    except Unreadable:
        return False
    return True


@dataclass(frozen=True)
class Hostile:
    """The releases of the office, and which field each mark stands for."""

    release: Release
    drafts: Release
    places: Mapping[str, str]


@cache
def hostile() -> Hostile:
    """A year of the office: enacted, changed, withdrawn, sent back, under discussion; and its work tree."""
    spoiler = Spoiler()

    def bad(model: type[Naskah], text: str) -> str:
        return yaml(spoiler.spoil(model, plain(parse(text.encode())))).decode()

    basis = {
        "kantor": bad(Kantor, _KANTOR),
        "pejabat": bad(Daftar, _PEJABAT),
        "regulasi": bad(DaftarRegulasi, _REGULASI),
        "sop": bad(Sop, _SOP),
    }
    text, charter, layer = (
        bad(StandarPelayanan, LENGKAP), bad(MaklumatPelayanan, _MAKLUMAT), bad(LapisWarga, _WARGA)
    )  # fmt: skip
    service = layanan(text=text, files=_FILES)
    discussion = {
        "rapat": spoiler.spoil(DaftarRapat, {"skema": "1", "rapat": [_MEETING]}),
        "hasil": spoiler.spoil(HasilPembahasan, {"skema": "1", **_RESULT}),
        "masukan": spoiler.spoil(DaftarMasukan, {"skema": "1", "masukan": [_COMMENT]}),
    }
    bundle = spoiler.spoil(Siklus, {"skema": "1", **_BUNDLE})
    office = Office(basis)
    number, town = spoiler.text("SK", "penetapan nomor_sk"), spoiler.text("Kota", "penetapan tempat")

    def decided(day: str) -> Penetapan:
        return decree(number, day).model_copy(update={"tempat": town})

    office.enact(
        "2024-001", [service, layanan("lama", text, _FILES), maklumat(charter)], decided("2024-01-10")
    )
    office.enact("2024-002", [warga(layer)], None, jalur="warga")
    changed = text.replace("Rp400.000", "Rp450.000").replace("14 hari", "15 hari")
    office.enact("2024-003", [layanan(text=changed, files=_FILES)], decided("2024-02-01"))
    office.enact("2024-004", [layanan("lama", text, _FILES)], decided("2024-03-01"), jalur="pencabutan")
    returned = [layanan("baru", text, _FILES)]
    office.start("2024-005", returned, before="koreksi")
    office.decide(
        "2024-005", "penetapan", "koreksi", returned, "tidak",
        alasan=spoiler.text("alasan", "catatan alasan"), kembali_ke="penyusunan",
    )  # fmt: skip
    office.start("2024-006", [service], before="telaah")
    files = {
        "kalender/2024.yaml": yaml(kalender(2024)),
        "siklus/2024-006/siklus.yaml": yaml(bundle),
        **{f"siklus/2024-006/pembahasan/{name}.yaml": yaml(tree) for name, tree in discussion.items()},
    }
    office.tree = MemoryTree(files, office.tree)
    drafts = {**files, **{f"dasar/{id}/{id}.yaml": text.encode() for id, text in basis.items()}}
    for folder in (service, maklumat(charter), warga(layer)):
        drafts.update({f"{folder.key}/{name}": data for name, data in folder.files.items()})
    return Hostile(
        office.release(office.now.replace(month=12, day=20)),
        preview(MemoryTree(drafts), datetime(2024, 5, 1, tzinfo=UTC)),
        spoiler.places,
    )
