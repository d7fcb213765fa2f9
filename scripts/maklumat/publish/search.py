"""The search index: Pagefind over the finished pages, with words added that readers type and texts lack.

Only services and charters in force, the procedure and the office itself are indexed: no draft, no guide, no
archive. The added words and what a result shows stand in copies of the pages, so that no page gets heavier.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from maklumat.documents.errors import Surroundings
from maklumat.publish.facets import facets, tokens
from maklumat.publish.paths import Paths
from maklumat.publish.release import Release
from maklumat.publish.search_words import Synonyms, load_synonyms, roots
from maklumat.publish.section_items import COMPLAINTS, IMPLEMENTERS, PERFORMANCE, PROVIDER, SECTION_TITLES
from maklumat.publish.section_pages import section_address
from maklumat.publish.summary import fee_summary, time_summary

FOLDER = "pagefind"
KEPT = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.id.pagefind",
    "*.pf_meta",
    "index",
    "fragment",
)
"""What the site's own search page uses of Pagefind's output; its ready-made interfaces are left out."""
SERVICE = "zqlayananqz"
"""The word every service has in the index and nothing else."""
_IGNORED = ("naskah", "keputusan", "riwayat", "berkas", "pengaduan", "loket", "kurang", "tiap-[a-z0-9-]+")
"""Sections no search looks in: they repeat a page, or say the same on every page."""
_SECTION = re.compile(rf'<section[^>]*aria-labelledby="(?:{"|".join(_IGNORED)})".*?</section>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_UNREAD = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


class SearchUnavailable(Surroundings):
    """The index cannot be made here; the site is complete without it."""


@dataclass(frozen=True)
class Entry:
    """One page in the index: what a result shows, and the words that find it besides those on the page."""

    path: str
    kind: str
    title: str
    official: str = ""
    summary: str = ""
    time: str = ""
    fee: str = ""
    asked: str = ""
    choices: str = ""

    def fields(self, article: str, synonyms: Synonyms) -> Mapping[str, str]:
        """Pagefind's metadata; the names are those the search page weighs."""
        named = " ".join((self.title, self.official, self.asked, self.summary))
        near = roots(named)
        far = sorted(set(roots(article)) - set(near))
        everyday = " ".join(synonyms.of(f"{self.title} {self.official} {self.asked}"))
        return {
            "title": self.title,
            "jenis": self.kind,
            "resmi": self.official,
            "ringkasan": self.summary,
            "lama": self.time,
            "biaya": self.fee,
            "kata": f"{self.asked} {everyday}".strip(),
            "akar": " ".join(near),
            "isi": " ".join(far),
            "saring": self.choices,
        }


def index(site: Path, release: Release, overrides: Path) -> None:
    """Write the search index of a finished site into it; the same site gives the same bytes.

    Raises `SearchUnavailable` where Pagefind's program is missing or does not run.
    """
    synonyms = load_synonyms(overrides)
    with tempfile.TemporaryDirectory() as folder:
        copies, made = Path(folder, "halaman"), Path(folder, FOLDER)
        for entry in entries(release):
            page = (site / entry.path / "index.html").read_text(encoding="utf-8")
            copy = copies / entry.path / "index.html"
            copy.parent.mkdir(parents=True)
            copy.write_text(_with_words(page, entry, synonyms), encoding="utf-8")
        _run(copies, made)
        _keep(made, site / FOLDER)


def entries(release: Release) -> Iterator[Entry]:
    """What is searched: services and charters in force, the procedure, then the pages on the office."""
    chosen = tokens(facets(release))
    for service in release.services:
        if service.withdrawn:
            continue
        layer = release.layers.get(service.key.id)
        own = layer.model if layer else None
        name = service.model.nama
        yield Entry(
            path=Paths.document(service.key),
            kind="Layanan",
            title=own.judul if own else name,
            official=name if own and own.judul != name else "",
            summary=own.ringkasan if own else "",
            time=time_summary(service.model),
            fee=fee_summary(service.model),
            asked=", ".join(own.kata_cari or ()) if own else "",
            choices=" ".join((SERVICE, *chosen.get(service.key, ()))),
        )
    for charter in release.charters:
        if not charter.withdrawn:
            yield Entry(Paths.document(charter.key), "Maklumat", charter.model.judul)
    yield Entry("sop/", "SOP", f"SOP {sop_name(release)}")
    for id in (PROVIDER, IMPLEMENTERS, COMPLAINTS, PERFORMANCE):
        yield Entry(section_address(id), "Kantor", SECTION_TITLES[id])


def sop_name(release: Release) -> str:
    """What the procedure is called."""
    identity = release.basis.sop.identitas
    return identity.nama if identity else "Penyusunan standar pelayanan"


def _with_words(page: str, entry: Entry, synonyms: Synonyms) -> str:
    """A page of the article alone, marked as Pagefind wants it."""
    article = _SECTION.sub("", page[page.find("<article") : page.rfind("</article>")])
    words = unescape(_TAG.sub(" ", _UNREAD.sub(" ", article)))
    marks = "".join(
        f'<span data-pagefind-meta="{name}[data-isi]" data-isi="{escape(value)}"></span>'
        for name, value in entry.fields(words, synonyms).items()
        if value
    )
    body = article.replace("<article", "<article data-pagefind-body", 1)
    return f'<!doctype html><html lang="id"><body><div>{marks}</div>{body}</article></body></html>'


def _run(copies: Path, made: Path) -> None:
    command = [
        *(sys.executable, "-m", "pagefind", "--silent", "--force-language", "id"),
        *("--site", str(copies), "--output-path", str(made)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not (made / "pagefind-entry.json").is_file():
        words = (done.stdout + done.stderr).strip().splitlines()
        raise SearchUnavailable(
            "Program Pagefind tidak dapat dijalankan di komputer ini, maka halaman pencarian mengarahkan"
            f" pembaca ke daftar A–Z. Keterangan: {words[-1] if words else done.returncode}"
        )


def _keep(made: Path, target: Path) -> None:
    target.mkdir()
    for pattern in KEPT:
        for item in sorted(made.glob(pattern)):
            shutil.move(item, target / item.name)
