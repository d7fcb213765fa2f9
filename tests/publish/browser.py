"""A real browser before a real site: an office that has every kind of page, served over HTTP."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.publish.office import LAYANAN, MAKLUMAT, WARGA, Office, decree, drafts, layanan, maklumat, warga

from maklumat.publish.release import Release
from maklumat.publish.site import build

ROOT = Path(__file__).parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PAGES = (
    "",
    "layanan/",
    "layanan/uji/",
    "layanan/uji/en/",
    "layanan/lama/",
    "cari/",
    "abjad/",
    "tarif/",
    "saring/untuk/usaha-mikro/",
    "maklumat/",
    "maklumat/kantor/",
    "rancangan/",
    "rancangan/layanan-dibahas/",
    "rancangan/maklumat-janji/",
    "keputusan/",
    "keputusan/2024-001/",
    "keputusan/2024-005/",
    "sop/",
    "sistem-informasi/",
    "sistem-informasi/profil-penyelenggara/",
    "sistem-informasi/profil-pelaksana/",
    "sistem-informasi/pengelolaan-pengaduan/",
    "sistem-informasi/penilaian-kinerja/",
    "verifikasi/",
    "data/",
    "layanan/uji/sippn/",
    "layanan/uji/revisi/2024-001/",
    "layanan/uji/revisi/2024-002/",
    "layanan/uji/revisi/2024-003/",
    "tentang/",
    "aksesibilitas/",
    "panduan/penyusun/",
    "panduan/temuan/",
    "404.html",
)
"""One of every kind of page of `office_year`, hand-written ones included."""

_LAYER = f"""{WARGA}tautan:
  - judul: Panduan uji
    url: https://panduan.example/
terjemahan:
  - bahasa: en
    judul: Registering a test
    ringkasan: Summary for readers of English.
"""


def year(basis: Mapping[str, str] | None = None) -> Office:
    """Texts in force, revised, withdrawn, sent back and under discussion; a full citizen layer."""
    office = Office(basis)
    office.enact("2024-001", [layanan(), layanan(id="lama"), maklumat()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga(_LAYER)], None, jalur="warga")
    dearer = layanan(text=LAYANAN.replace("Rp400.000", "Rp450.000"))
    office.enact("2024-003", [dearer], decree("SK 3/2024", "2024-02-01"))
    office.enact("2024-004", [layanan(id="lama")], decree("SK 4/2024", "2024-03-01"), jalur="pencabutan")
    new = layanan(id="baru")
    office.start("2024-005", [new], before="koreksi")
    office.decide(
        "2024-005", "penetapan", "koreksi", [new], "tidak", alasan="Biaya keliru", kembali_ke="penyusunan"
    )
    charter = maklumat(MAKLUMAT)
    opened = [layanan(id="dibahas"), type(charter)(type(charter.key)("maklumat", "janji"), charter.files)]
    office.start("2024-006", opened, before="telaah")
    return office


def office_year() -> Release:
    """What the office of that year publishes at its end."""
    office = year()
    return office.release(office.now.replace(month=12, day=20))


def preview() -> Release:
    """Drafts, one of which the press cannot set."""
    return drafts(layanan(), layanan(id="aneh", text=LAYANAN.replace("Loket uji", "Loket 漢")), maklumat())


class Quiet(SimpleHTTPRequestHandler):
    """A web server that keeps its log to itself."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, or the one MAKLUMAT_CHROMIUM names; without one the test is skipped."""
    program = os.environ.get("MAKLUMAT_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.skip("Chromium is not installed; name one with MAKLUMAT_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served(release: Release, folder: Path) -> Iterator[str]:
    """The address of the site of a release, built in `folder`."""
    build(ROOT, folder, release)
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path, answers: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(answers, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
