"""A book that has seen everything once: all four paths, Tidak, withdrawals, changes of office and rules."""

from __future__ import annotations

from functools import cache

from tests.office import WARGA, Office, procedure, roster, service, settled, witness_key

HANDOVER = "2024-05-01"


@cache
def _told() -> Office:
    office = settled()
    office.run("2024-002", "warga", "warga/legalisasi")
    _revision(office)
    _handover(office)
    office.run("2024-005", "pencabutan", "layanan/informasi", berlaku="2024-06-01")
    _cancelled(office)
    _new_procedure(office)
    _open(office)
    return office


def told() -> Office:
    """The office at the end of its story; every call its own copy."""
    return _told().copy()


def _revision(office: Office) -> None:
    """2024-003: corrected, discussed twice, taken back, one document leaves; in force from March."""
    siklus = "2024-003"
    office.bundle(siklus, "penetapan", "layanan/legalisasi", "layanan/aduan")
    office.decide(siklus, "disposisi-kakanwil", "kepala", "selesai", tingkat="basah", konfirmasi="operator")
    office.decide(siklus, "disposisi-kabag", "kabag", "selesai")
    office.decide(siklus, "penyusunan", "pelaksana", "selesai", penyusun=["pelaksana-b"])
    office.decide(siklus, "koreksi", "kasubbag", "tidak", alasan="Perbaiki", kembali="penyusunan")
    office.put("layanan/legalisasi", service("Layanan legalisasi", lama="2 hari kerja"))
    office.decide(siklus, "penyusunan", "pelaksana", "selesai")
    office.decide(siklus, "koreksi", "kasubbag", "ya")
    office.decide(siklus, "bahan-pembahasan", "pelaksana", "selesai")
    office.decide(siklus, "pembahasan", "kasubbag", "ya")
    office.decide(siklus, "telaah", "kabag", "tidak", alasan="Bahas lagi", kembali="pembahasan")
    later = {kind: f"{kind} kedua\n".encode() for kind in ("berita_acara", "daftar_hadir", "laporan")}
    office.bundle(siklus, "penetapan", "layanan/legalisasi")
    office.decide(siklus, "pembahasan", "kasubbag", "ya", files=later, alasan="Aduan ditunda")
    office.put("layanan/legalisasi", service("Layanan legalisasi", lama="3 hari kerja"))
    office.decide(siklus, "telaah", "kabag", "ya")
    office.decide(siklus, "telaah", "kabag", "tidak", alasan="Keliru", kembali="pembahasan")
    office.decide(siklus, "pembahasan", "kasubbag", "ya", files=later)
    office.decide(siklus, "telaah", "kabag", "ya")
    office.decide(siklus, "persetujuan", "kadiv", "ya")
    office.prepare(siklus, berlaku="2024-03-01")
    office.decide(siklus, "penandatanganan", "kepala", "ya")


def _handover(office: Office) -> None:
    """2024-004: the kabag leaves, another comes, who is also acting kadiv; a new witness key; a new name."""
    new = roster()
    for entry in new["penugasan"]:
        if (entry["orang"], entry["peran"]) == ("kabag", "kabag"):
            entry["selesai"] = "2024-04-30"
    new["orang"][0].update(nama="Nama kepala baru", nama_lama=["Nama kepala"])
    new["orang"].append({"id": "kabag-b", "nama": "Nama kabag-b"})
    for peran, status in (("kabag", "definitif"), ("kadiv", "plt")):
        assignment = {"orang": "kabag-b", "peran": peran, "status": status, "mulai": HANDOVER}
        new["penugasan"].append({**assignment, "jabatan": f"Jabatan {peran}", "dasar": "SK uji kabag-b"})
    new["saksi"].append({"id": "saksi-baru", "kunci": witness_key("saksi-baru").public, "mulai": HANDOVER})
    office.put("dasar/pejabat", new)
    office.run("2024-004", "dasar", "dasar/pejabat")


def _cancelled(office: Office) -> None:
    office.bundle("2024-006", "penetapan", "layanan/aduan")
    office.decide("2024-006", "penyusunan", "pelaksana", "selesai")
    office.decide("2024-006", "koreksi", "kasubbag", "ya")
    office.decide("2024-006", "bahan-pembahasan", "kepala", "batal", alasan="Tidak jadi")


def _new_procedure(office: Office) -> None:
    """2024-007: refused once; a step of the procedure gets another sentence."""
    new = procedure()
    new["langkah"][8]["makna"] = "Saya telah menelaah."
    office.put("dasar/sop", new)
    office.bundle("2024-007", "dasar", "dasar/sop")
    office.decide("2024-007", "penandatanganan", "kepala", "tidak", alasan="Nanti", kembali="penandatanganan")
    office.decide("2024-007", "penandatanganan", "kepala", "ya")


def _open(office: Office) -> None:
    """2024-008 stays at persetujuan, decided by the new kabag; 2024-009 at koreksi."""
    office.bundle("2024-008", "penetapan", "layanan/aduan")
    for langkah, orang, keputusan in (
        ("penyusunan", "pelaksana", "selesai"),
        ("koreksi", "kasubbag", "ya"),
        ("bahan-pembahasan", "pelaksana", "selesai"),
        ("pembahasan", "kasubbag", "ya"),
    ):
        office.decide("2024-008", langkah, orang, keputusan)
    office.decide("2024-008", "telaah", "kabag-b", "ya", at=f"{HANDOVER}T02:00:00Z")
    office.put("warga/legalisasi", {**WARGA, "ringkasan": "Bawa berkas."})
    office.bundle("2024-009", "warga", "warga/legalisasi")
    office.decide("2024-009", "penyusunan", "pelaksana-b", "selesai")
