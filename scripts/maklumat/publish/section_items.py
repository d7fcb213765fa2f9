"""What UU 25/2009 Pasal 23 ayat (4) wants an office to show, item by item, and what of it is there.

An item is there when the data of the office hold it, or when a page the office wrote says so (`memuat`).
Which items a profile has is in the penjelasan of that article; those of complaints and performance follow
from Pasal 36 to 38. Whether what is written is good is for people to judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from maklumat.documents.models import KOMPONEN
from maklumat.publish.release import Release
from maklumat.publish.section_people import in_force, leaders, teams

Standing = Literal["lengkap", "sebagian", "belum ada"]
PROVIDER = "profil-penyelenggara"
IMPLEMENTERS = "profil-pelaksana"
STANDARDS = "standar-pelayanan"
CHARTER = "maklumat-pelayanan"
COMPLAINTS = "pengelolaan-pengaduan"
PERFORMANCE = "penilaian-kinerja"
SECTION_TITLES = {
    PROVIDER: "Profil penyelenggara",
    IMPLEMENTERS: "Profil pelaksana",
    STANDARDS: "Standar pelayanan",
    CHARTER: "Maklumat pelayanan",
    COMPLAINTS: "Pengelolaan pengaduan",
    PERFORMANCE: "Penilaian kinerja",
}
WRITTEN: Mapping[str, tuple[str, ...]] = {
    PROVIDER: (
        "nama", "penanggung-jawab", "pelaksana", "struktur", "anggaran",
        "alamat-pengaduan", "telepon", "surel",
    ),
    IMPLEMENTERS: ("penanggung-jawab", "pelaksana", "anggaran", "alamat-pengaduan", "telepon", "surel"),
    COMPLAINTS: ("sarana", "penanggung-jawab", "alamat", "kebijakan", "tanggapan"),
    PERFORMANCE: ("metode", "hasil"),
}  # fmt: skip
"""The items of each section an office may write of itself, by their ids."""
_KANTOR = "standards/dasar/kantor/kantor.yaml"
_PEJABAT = "standards/dasar/pejabat/pejabat.yaml"
_LAYANAN = "standards/layanan/"


@dataclass(frozen=True)
class Item:
    """One thing asked for; `lack` says which part is missing (empty when all is there), `where` to add it."""

    id: str
    name: str
    lack: str
    where: str

    @property
    def there(self) -> bool:
        """Whether nothing of it is missing."""
        return not self.lack


@dataclass(frozen=True)
class Section:
    """One of the six sections; `id` is its address below the entry page, or that of an older page."""

    id: str
    title: str
    items: tuple[Item, ...]

    @property
    def standing(self) -> Standing:
        """Complete when no item lacks anything."""
        there = sum(item.there for item in self.items)
        return "lengkap" if there == len(self.items) else "sebagian" if there else "belum ada"

    def __getitem__(self, id: str) -> Item:
        return next(item for item in self.items if item.id == id)


def sections(release: Release, covered: Mapping[str, Collection[str]]) -> tuple[Section, ...]:
    """The six sections in the order of the law; `covered` are the items each hand-written page holds."""
    asked = {
        PROVIDER: _provider,
        IMPLEMENTERS: _implementers,
        STANDARDS: _standards,
        CHARTER: _charter,
        COMPLAINTS: _complaints,
        PERFORMANCE: _performance,
    }
    return tuple(
        Section(id, SECTION_TITLES[id], tuple(_written(item, covered.get(id, ())) for item in items(release)))
        for id, items in asked.items()
    )


def _written(item: Item, covered: Collection[str]) -> Item:
    return Item(item.id, item.name, "", item.where) if item.id in covered else item


def _provider(release: Release) -> Iterator[Item]:
    kantor = release.basis.kantor
    profil = kantor.profil
    yield Item("nama", "Nama", "", _KANTOR)
    holders = leaders(release)
    yield _item(holders, "penanggung-jawab", "Penanggung jawab", f"`penugasan` pada {_PEJABAT}")
    yield Item("pelaksana", "Pelaksana", _nothing(in_force(release)), _LAYANAN)
    structure = profil.struktur if profil else None
    yield _item(structure, "struktur", "Struktur organisasi", f"`profil.struktur` pada {_KANTOR}")
    budget = profil.anggaran if profil else None
    yield _item(budget, "anggaran", "Anggaran penyelenggaraan", f"`profil.anggaran` pada {_KANTOR}")
    yield Item("alamat-pengaduan", "Alamat pengaduan", "", _KANTOR)
    yield _item(kantor.telepon, "telepon", "Nomor telepon", f"`telepon` pada {_KANTOR}")
    yield _item(kantor.surel, "surel", "Surel", f"`surel` pada {_KANTOR}")


def _item(value: object, id: str, name: str, where: str) -> Item:
    return Item(id, name, "" if value else "belum ada", where)


def _nothing(values: Collection[object]) -> str:
    return "" if values else "belum ada standar pelayanan yang berlaku"


def _implementers(release: Release) -> Iterator[Item]:
    found = teams(release)
    services = in_force(release)
    where = f"`pelaksana` pada {_KANTOR}"

    def lacking(key: str) -> str:
        return _of([name for name, team in found.items() if not getattr(team, key, None)], found, "bidang")

    yield Item("penanggung-jawab", "Pelaksana yang bertanggung jawab", lacking("penanggung_jawab"), where)
    uncounted = [service.model.nama for service in services if service.model.jumlah_pelaksana is None]
    yield Item("pelaksana", "Pelaksana", _of(uncounted, services, "layanan"), _LAYANAN)
    yield Item("anggaran", "Anggaran pelaksanaan", lacking("anggaran"), where)
    unheard = [service.model.nama for service in services if service.model.pengaduan is None]
    yield Item("alamat-pengaduan", "Alamat pengaduan", _of(unheard, services, "layanan"), _LAYANAN)
    yield Item("telepon", "Nomor telepon", lacking("telepon"), where)
    yield Item("surel", "Surel", lacking("surel"), where)


def _of(lacking: Iterable[str], all_of_them: Collection[object], noun: str) -> str:
    """`belum ada`, or for which few it is missing."""
    names = list(lacking)
    if not all_of_them or len(names) == len(all_of_them):
        return "belum ada"
    return f"belum ada untuk {noun} {', '.join(names)}" if names else ""


def _standards(release: Release) -> Iterator[Item]:
    services = in_force(release)
    yield Item("berlaku", "Standar pelayanan yang berlaku", _nothing(services), _LAYANAN)
    partial = [
        service.model.nama
        for service in services
        if any(getattr(service.model, component.kunci) is None for component in KOMPONEN)
    ]
    yield Item("komponen", "Keempat belas komponennya", _of(partial, services, "layanan"), _LAYANAN)


def _charter(release: Release) -> Iterator[Item]:
    charters = [charter.model for charter in release.charters if not charter.withdrawn]
    where = "standards/maklumat/"
    yield _item(charters, "berlaku", "Maklumat pelayanan yang berlaku", where)
    promised = {id for charter in charters for id in charter.layanan}
    services = in_force(release)
    left_out = [service.model.nama for service in services if service.key.id not in promised]
    yield Item("cakupan", "Maklumat bagi setiap layanan", _of(left_out, services, "layanan"), where)


def _complaints(release: Release) -> Iterator[Item]:
    yield Item("sarana", "Sarana pengaduan (Pasal 36 ayat (1))", "", _KANTOR)
    yield Item("penanggung-jawab", "Nama penanggung jawab (Pasal 36 ayat (4))", "", _KANTOR)
    yield Item("alamat", "Alamat penanggung jawab (Pasal 36 ayat (4))", "", _KANTOR)
    policy = release.basis.kantor.pengaduan.kebijakan
    where = f"`pengaduan.kebijakan` pada {_KANTOR}"
    yield _item(policy, "kebijakan", "Kebijakan pengelolaan pengaduan (Pasal 37 ayat (3))", where)
    services = in_force(release)
    silent = [
        service.model.nama
        for service in services
        if service.model.pengaduan is None or service.model.pengaduan.tanggapan is None
    ]
    lack = _of(silent, services, "layanan")
    yield Item("tanggapan", "Waktu tanggapan setiap layanan", lack, f"`pengaduan.tanggapan` pada {_LAYANAN}")


def _performance(release: Release) -> Iterator[Item]:
    services = in_force(release)
    unjudged = [service.model.nama for service in services if service.model.evaluasi_kinerja is None]
    yield Item("metode", "Cara dan kekerapan evaluasi", _of(unjudged, services, "layanan"), _LAYANAN)
    results = release.basis.kantor.kinerja
    yield _item(results, "hasil", "Hasil survei kepuasan masyarakat", f"`kinerja` pada {_KANTOR}")
