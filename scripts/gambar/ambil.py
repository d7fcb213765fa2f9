"""Takes the pictures of README and guides from the example office's site: `make gambar`.

Needs chromium (MAKLUMAT_CHROMIUM or Debian's) and poppler's pdftoppm.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).parents[2]
PICTURES = PROJECT / "content" / "panduan" / "gambar"
AT = "2024-12-31T00:00:00Z"
COLOURS = 64
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# Name, page, width and height of the picture, colour scheme.
SHOTS = (
    ("beranda", "index.html", (1280, 1000), "light"),
    ("layanan-ponsel", "layanan/merek/index.html", (360, 860), "light"),
    ("layanan-ponsel-gelap", "layanan/merek/index.html", (360, 860), "dark"),
    ("keputusan", "keputusan/2024-001/index.html", (1280, 1000), "light"),
)
SHEETS = ("layanan-merek.pdf", "maklumat-kantor-wilayah-contoh.pdf")


def main() -> int:
    """Build the example site and take every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = ["bangun", "--tanpa-buku", "--pada", AT, "--keluar", str(site), "--proyek", str(PROJECT)]
        subprocess.run([sys.executable, "-m", "maklumat", *command], check=True, stdout=subprocess.DEVNULL)
        chromium = os.environ.get("MAKLUMAT_CHROMIUM", "/usr/bin/chromium")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=QUIET)
            for name, page, size, scheme in SHOTS:
                _shoot(browser, (site / page).as_uri(), size, scheme, PICTURES / f"{name}.png")
            browser.close()
        _sheets(site / "keputusan" / "2024-001", Path(folder))
    return 0


def _shoot(browser: Browser, address: str, size: tuple[int, int], scheme: str, out: Path) -> None:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    page.screenshot(path=out)
    page.close()
    _shrink(Image.open(out), out)


def _sheets(folder: Path, scratch: Path) -> None:
    """First pages of the official PDFs, side by side."""
    pictures = []
    for name in SHEETS:
        stem = scratch / name
        command = ["pdftoppm", "-r", "60", "-f", "1", "-l", "1", "-singlefile", "-png"]
        subprocess.run([*command, str(folder / name), str(stem)], check=True)
        pictures.append(Image.open(stem.with_name(f"{name}.png")).convert("RGB"))
    gap = 12
    sheet = Image.new(
        "RGB", (sum(p.width for p in pictures) + gap, max(p.height for p in pictures)), "#d9d3c3"
    )
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + gap
    _shrink(sheet, PICTURES / "naskah-resmi.png")


def _shrink(picture: Image.Image, out: Path) -> None:
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
