"""The same site by Hugo: every body handed over ready, so that Hugo only puts head, menu and foot around it.

That is less than we do, who make the bodies from data, verify the book first and index the site: the
comparison is kind to Hugo.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.bench.measure import Run, run

from maklumat.publish.site_tree import SiteTree

_LAYOUT = """\
<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<meta property="og:site_name" content="{{ .Site.Title }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Description }}">
<link rel="icon" href="{{ "assets/kawung.svg" | relURL }}">
<link rel="stylesheet" href="{{ "assets/warna.css" | relURL }}">
<link rel="stylesheet" href="{{ "assets/maklumat.css" | relURL }}">
</head>
<body>
<a class="md-skip" href="#isi">Lompat ke isi</a>
{{ range .Site.Params.notices }}
<p class="m-pemberitahuan"><strong>{{ .mark }}</strong> {{ .text }}</p>
{{ end }}
<header class="md-header">
<a class="m-kop-nama" href="{{ "" | relURL }}">{{ .Site.Title }}</a>
{{ $here := .RelPermalink }}
{{ range $lebar := slice "lebar" "sempit" }}
<nav class="m-menu m-menu--{{ $lebar }}" aria-label="Menu utama"><ul>
{{ range $.Site.Params.menu }}
{{ $shown := and .path (in $here .path) }}
<li><a href="{{ .path | relURL }}"{{ if $shown }} aria-current="true"{{ end }}>{{ .title }}</a></li>
{{ end }}
</ul></nav>
{{ end }}
</header>
<main><article class="md-content__inner md-typeset">{{ .Content }}</article></main>
<footer class="m-kaki">
<h2>{{ .Site.Params.kantor.nama }}</h2><p>{{ .Site.Params.kantor.alamat }}</p>
<ul>{{ range .Site.Params.kantor.jam_layanan }}<li>{{ .hari }}: {{ .pukul }}</li>{{ end }}</ul>
<p>{{ .Site.Params.kantor.pengaduan.penanggung_jawab }}</p>
<ul>{{ range .Site.Params.kantor.pengaduan.kanal }}<li>{{ .jenis }}: {{ .alamat }}</li>{{ end }}</ul>
</footer>
</body>
</html>
"""


def found() -> bool:
    """Whether Hugo is installed here."""
    return shutil.which("hugo") is not None


def write(folder: Path, tree: SiteTree) -> None:
    """Write the Hugo project of a site."""
    for number, page in enumerate(tree.pages):
        head = {"title": page.title, "description": page.description, "url": f"/{page.path}"}
        _write(folder / f"content/p/{number:06d}.html", f"{json.dumps(head)}\n{page.body}\n".encode())
    for path, data in tree.files.items():
        _write(folder / "static" / path, data)
    _write(folder / "layouts/_default/single.html", _LAYOUT.encode())
    config = {
        "baseURL": "/",
        "title": tree.kantor.nama,
        "relativeURLs": True,
        "disableKinds": ["home", "section", "taxonomy", "term", "RSS", "404"],
        "params": {
            "menu": [{"title": item.title, "path": item.path} for item in tree.menu],
            "notices": [{"mark": notice.mark, "text": notice.text} for notice in tree.notices],
            "kantor": tree.kantor.model_dump(mode="json"),
        },
    }
    _write(folder / "config.json", json.dumps(config).encode())


def build(folder: Path) -> Run:
    """Build the project into its `public/`."""
    return run("hugo", "--quiet", "--source", folder)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
