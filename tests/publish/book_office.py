"""The office whose book the tests make, in this process or another: two services, a charter, a withdrawal,
and texts nobody approved."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from tests.publish.office import BASIS, LAYANAN, Office, decree, layanan, maklumat, warga

from maklumat.publish.book import build_book
from maklumat.publish.release import Release

OFFICE = "Kantor <b>Uji</b> & Coba"
DRAFT = "Kalimat rancangan yang belum disahkan"


@cache
def office() -> Office:
    """The book of decisions, grown once."""
    office = Office({"kantor": BASIS["kantor"].replace("Kantor Uji Coba", OFFICE)})
    second = layanan("kedua", LAYANAN.replace("Pendaftaran Uji", "Pencatatan Kedua & <Lain>"))
    old = layanan("lama", LAYANAN.replace("Pendaftaran Uji", "Layanan Lama"))
    office.enact("2024-001", [layanan(), second, old, maklumat()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    office.enact("2024-003", [old], decree("SK 2/2024", "2024-02-10"), jalur="pencabutan")
    draft = layanan("baru", LAYANAN.replace("Pendaftaran Uji", DRAFT).replace("Berkas dikunci", DRAFT))
    office.start("2024-004", [draft])
    return office


def release() -> Release:
    """What is public an hour after the last decision."""
    return office().release()


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(build_book(Path(sys.argv[1]), release()))
