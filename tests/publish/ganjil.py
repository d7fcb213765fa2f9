"""Offices with odd data, each by real decisions: what the public files and pages must bear."""

from __future__ import annotations

from tests.publish.office import LAYANAN, WARGA, Office, decree, layanan, warga

from maklumat.publish.release import Release

BARE = "skema: 1\nnama: Layanan tanpa isi\nbidang: Umum\n"
"""Nothing but a name: every component is missing."""


def between(start: str, end: str, text: str) -> str:
    """The standard of the test office with what stands from `start` to before `end` replaced."""
    return LAYANAN[: LAYANAN.index(start)] + text + LAYANAN[LAYANAN.index(end) :]


def odd_services() -> dict[str, str]:
    """Standards by id: without anything, without a fee, free for some, by range, by applicant, long."""
    long = "Pendaftaran " + "sangat panjang " * 40
    return {
        "kosong": BARE,
        "gratis": between("biaya:", "produk:", "biaya: gratis\n"),
        "tanpa-biaya": between("biaya:", "produk:", ""),
        "sebagian": between(
            "biaya:", "produk:",
            "biaya:\n  - untuk: umk\n    tarif: gratis\n  - untuk: umum\n    tarif: Rp5.000 per lembar\n",
        ),
        "rentang": between(
            "jangka_waktu:", "biaya:",
            "jangka_waktu:\n  lama: 3 hari sampai 2 bulan\n  sejak: Berkas diterima\n",
        ),
        "golongan": between(
            "jangka_waktu:", "biaya:",
            "jangka_waktu:\n"
            "  - untuk: umk\n    lama: 1 minggu\n    sejak: Berkas diterima\n"
            "  - untuk: umum\n    lama: 5 sampai 7 hari kerja\n    sejak: Berkas diterima\n",
        ),
        "panjang": LAYANAN.replace("Pendaftaran Uji", long.strip()),
        "kutipan": LAYANAN.replace(
            "  - UU 1/2000\n", "  - UU 1/2000 Pasal 7\n  - UU 1-2000 Pasal 7\n  - '§'\n"
        ),
    }  # fmt: skip


def odd_office() -> Release:
    """All of them in force, one more withdrawn, one with a citizen layer; the office names no website."""
    office = Office()
    texts = [layanan(id, text) for id, text in odd_services().items()]
    office.enact("2024-001", [layanan(), layanan(id="lama"), *texts], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga(WARGA)], None, jalur="warga")
    office.enact("2024-003", [layanan(id="lama")], decree("SK 3/2024", "2024-02-01"), jalur="pencabutan")
    return office.release()
