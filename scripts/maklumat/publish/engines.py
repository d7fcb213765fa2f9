"""Builds the same site with the generators that outlive mkdocs and its theme, each as its own program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from maklumat.documents.errors import Surroundings
from maklumat.publish.release import Release
from maklumat.publish.site import config_file, site_tree
from maklumat.publish.site_tree import SiteTree
from maklumat.publish.sources import CONFIG, CONTENT, END, OVERRIDES, START, write_sources
from maklumat.publish.theme import scrollable_code, without_switches

# Of its theme the pages use one stylesheet, and nothing of its search.
_USED = "assets/stylesheets/classic/main."
_SEARCH = "search.json"


def build_with_properdocs(project: Path, out: Path, release: Release) -> None:
    """The site of a release by ProperDocs, through the hook mkdocs uses; raises `Surroundings`.

    The hook reads the project's book anew, at the moment the release speaks of.
    """
    _run("properdocs", ["-f", str(config_file(project)), "-d", str(out.resolve())], project, release)


def build_with_zensical(project: Path, out: Path, release: Release) -> None:
    """The site of a release by Zensical, from a folder of sources; raises `Surroundings`.

    Zensical knows neither hooks nor our plugin: it sets the frame of every page, and the body of each is
    put back as the tree has it, for it reads links in it as Markdown's.
    """
    config_file(project)
    tree = site_tree(release, project / OVERRIDES)
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "sumber")
        write_sources(tree, project, sources)
        _run("zensical", ["-f", str(sources / CONFIG), "--clean"], sources, release)
        site = sources / "site"
        _finish(site, tree)
        for path in _unused(site, sources):
            path.unlink()
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(site, out)


def _run(module: str, arguments: Sequence[str], folder: Path, release: Release) -> None:
    if find_spec(module) is None:
        raise Surroundings(
            f"{module} belum terpasang. Pasang dengan: python -m pip install 'maklumat[penerus]', "
            "atau bangun dengan --mesin mkdocs."
        )
    epoch = str(int(release.at.timestamp()))
    done = subprocess.run(
        [sys.executable, "-m", module, "build", *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise Surroundings(f"{module} tidak dapat membangun situs: {' '.join(last) or 'tanpa keterangan'}")


def _finish(site: Path, tree: SiteTree) -> None:
    bodies = {f"{page.path}index.html": page.body for page in tree.pages}
    if missing := sorted(path for path in bodies if not (site / path).is_file()):
        raise Surroundings(f"zensical melewatkan {len(missing)} halaman, misalnya {missing[0]}.")
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        text = without_switches(path.read_text(encoding="utf-8"))
        own = bodies.get(name)
        path.write_text(scrollable_code(text) if own is None else _with_body(text, own, name), "utf-8")
    for name, data in tree.files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)


def _with_body(text: str, body: str, name: str) -> str:
    above, start, rest = text.partition(START)
    _, end, below = rest.partition(END)
    if not start or not end:
        raise Surroundings(f"zensical melewatkan isi halaman {name}.")
    return f"{above}{body}{below}"


def _unused(site: Path, sources: Path) -> Iterator[Path]:
    """What came from the theme or its search and no page asks for; and a sitemap of nothing."""
    sitemap = site / "sitemap.xml"
    if sitemap.is_file() and not sitemap.read_bytes().strip():
        yield sitemap
    own = (sources / CONTENT, sources / OVERRIDES)
    for path in (site / _SEARCH, *sorted((site / "assets").rglob("*"))):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(_USED) and not any((base / name).exists() for base in own):
            yield path
