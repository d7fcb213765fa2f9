"""From a release to the tree of pages: one pure function over the templates, which it alone reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment

from maklumat.documents.folder import Key
from maklumat.documents.kiriman_formulir import reference
from maklumat.documents.models import MaklumatPelayanan, Naskah, StandarPelayanan
from maklumat.publish.archive_pages import archive_pages
from maklumat.publish.clock_pages import clock_files, clock_pages
from maklumat.publish.data_pages import data_pages
from maklumat.publish.discussion import changes_proposed, deadline, discussion
from maklumat.publish.draft_pdf import Sheet, picture_of
from maklumat.publish.facets import facets
from maklumat.publish.html import environment
from maklumat.publish.ladder import entries, ladder
from maklumat.publish.listing import by_field, completed, history, last_decided, shown_first
from maklumat.publish.nav import menu
from maklumat.publish.opendata import open_data
from maklumat.publish.paths import Paths
from maklumat.publish.procedure_page import procedure_context
from maklumat.publish.readiness_pages import readiness_files, readiness_pages
from maklumat.publish.release import Document, Draft, Release
from maklumat.publish.reply_links import reply_links
from maklumat.publish.search_pages import search_pages
from maklumat.publish.section_pages import section_pages
from maklumat.publish.site_tree import HOME, Notice, Page, SiteTree, relative
from maklumat.publish.standard_page import service_card, standard_context
from maklumat.publish.terjemahan import languages, translation_pages
from maklumat.publish.written import Written
from maklumat.register.state import Cycle

LATEST = 5
EXAMPLE = ("CONTOH", "Kantor dan isinya hanya contoh, bukan standar instansi mana pun.")
PREVIEW = ("RANCANGAN", "Pratinjau folder kerja: belum ada yang disahkan.")
REMARK = ("CATATAN", "Kantor memberi keterangan tentang situs ini.")


def build_tree(
    release: Release,
    overrides: Path,
    sheets: Mapping[str, Sheet] = MappingProxyType({}),
    written: Mapping[str, Written] = MappingProxyType({}),
) -> SiteTree:
    """All pages of a release by the templates in `overrides/halaman`, and the files beside them.

    `sheets` are the PDFs of its drafts by the address of their page, all others by their own; `written`
    is what the office wrote for the sections of Pasal 23 ayat (4).
    """
    site = _Site(release, environment(overrides / "halaman", release.basis), sheets, written)
    kantor = release.basis.kantor
    remark = kantor.catatan is not None and not kantor.contoh
    wanted = ((release.preview, PREVIEW), (kantor.contoh, EXAMPLE), (remark, REMARK))
    return SiteTree(
        kantor=kantor,
        day=release.day,
        pages=tuple(site.pages()),
        menu=menu(release),
        files={
            "assets/warna.css": colours(overrides),
            **site.paths.files,
            **site.draft_pdfs,
            **{path: sheet.pdf for path, sheet in sheets.items() if path.endswith(".pdf") and sheet.pdf},
            **{picture_of(path): sheet.picture for path, sheet in sheets.items() if sheet.picture},
            **open_data(release),
            **clock_files(release),
            **readiness_files(release, site.paths),
        },
        notices=tuple(Notice(*words) for applies, words in wanted if applies),
        logo=site.paths.logo,
    )


def colours(overrides: Path) -> bytes:
    """The shared colours as CSS variables."""
    tokens: Mapping[str, str] = json.loads((overrides / "tokens.json").read_text(encoding="utf-8"))
    lines = "".join(f"  --m-{name.replace('_', '-')}: {value};\n" for name, value in tokens.items())
    return f":root {{\n{lines}}}\n".encode()


class _Site:
    """Renders each kind of page; holds what all of them need."""

    def __init__(
        self,
        release: Release,
        env: Environment,
        sheets: Mapping[str, Sheet],
        written: Mapping[str, Written],
    ) -> None:
        self.release = release
        self.written = written
        self.env = env
        self.paths = Paths(release)
        self.sheets = sheets
        self.draft_pdfs: dict[str, bytes] = {}

    def pages(self) -> Iterator[Page]:
        """Every page, home first."""
        yield self.home()
        yield self.catalogue()
        yield from (self.service(document) for document in self.release.services)
        yield from translation_pages(self.release, self._page)
        yield from search_pages(self.release, partial(service_card, self.release), self._page)
        yield self.charters()
        yield from (self.charter(document) for document in self.release.charters)
        yield self.procedure()
        yield self.decisions()
        yield from (self.decision(cycle) for cycle in self.release.cycles)
        yield self.drafts()
        yield from (self.draft(draft) for draft in self.release.discussed)
        yield from archive_pages(self.release, self.paths, self.sheets, self._page)
        yield from data_pages(self.release, self._page)
        yield from clock_pages(self.release, self._page)
        yield from readiness_pages(self.release, self.paths, self._page)
        yield from section_pages(self.release, self.written, self._page)

    def _page(self, template: str, path: str, title: str, description: str, **context: Any) -> Page:
        body = self.env.get_template(template).render(
            release=self.release,
            kantor=self.release.basis.kantor,
            hari_ini=self.release.day,
            url=partial(relative, start=path),
            paths=self.paths,
            judul=title,
            nama_naskah=self.release.title,
            lembar=self._printed,
            gambar=self._pictured,
            **context,
        )
        return Page(path, title, description, body)

    def _printed(self, path: str) -> bytes | None:
        """A sheet that could be set, by its address."""
        sheet = self.sheets.get(path)
        return sheet.pdf if sheet else None

    def _pictured(self, path: str) -> str | None:
        """Where the picture of a sheet stands, by the sheet's address."""
        sheet = self.sheets.get(path)
        return picture_of(path) if sheet and sheet.picture else None

    def home(self) -> Page:
        latest = completed(self.release)[:LATEST]
        return self._page(
            "beranda.html",
            HOME,
            self.release.basis.kantor.nama,
            f"Standar pelayanan dan maklumat pelayanan {self.release.basis.kantor.nama}.",
            bidang=by_field(self.release),
            utama=shown_first(self.release),
            kartu=partial(service_card, self.release),
            terbaru=latest,
        )

    def catalogue(self) -> Page:
        return self._page(
            "layanan-daftar.html",
            "layanan/",
            "Semua layanan",
            f"Semua layanan {self.release.basis.kantor.nama} menurut bidang, dengan waktu dan biayanya.",
            bidang=by_field(self.release),
            saring=facets(self.release),
            kartu=partial(service_card, self.release),
            dicabut=[document for document in self.release.services if document.withdrawn],
        )

    def service(self, document: Document[StandarPelayanan]) -> Page:
        layer = self.release.layers.get(document.key.id)
        shown = layer if layer and not document.withdrawn else None
        title = shown.model.judul if shown else document.model.nama
        description = shown.model.ringkasan if shown else f"Standar pelayanan: {document.model.nama}."
        path = self.paths.document(document.key)
        page = self._page(
            "layanan.html",
            path,
            title,
            description,
            warga=shown.model if shown else None,
            rancangan=None,
            diperiksa=last_decided(document, shown),
            **standard_context(self.release, document),
            **self._standing(document),
        )
        return languages(page, path, shown.model if shown else None)

    def _sheet(self, path: str, key: Key) -> dict[str, Any]:
        """The PDF of a draft, to be published beside its page; nothing for a text in force."""
        sheet, name = self.sheets.get(path), Paths.draft_pdf(key)
        if sheet and sheet.pdf:
            self.draft_pdfs[path + name] = sheet.pdf
        return {"cetakan": sheet, "nama_cetakan": name}

    def _standing(self, document: Document[Any]) -> dict[str, Any]:
        """Decree, ladder, history and, in a preview, PDF of a document; the former are empty for a draft."""
        version = document.version
        cycle = self.release.state.cycles[version.cycle] if version else None
        return {
            "versi": version,
            "siklus": cycle,
            "tangga": ladder(cycle) if cycle else (),
            "riwayat": history(self.release, document.key),
            **self._sheet(self.paths.document(document.key), document.key),
        }

    def charters(self) -> Page:
        return self._page(
            "maklumat-daftar.html",
            "maklumat/",
            "Maklumat pelayanan",
            f"Maklumat pelayanan {self.release.basis.kantor.nama}: janji kantor kepada masyarakat.",
        )

    def charter(self, document: Document[MaklumatPelayanan]) -> Page:
        return self._page(
            "maklumat.html",
            self.paths.document(document.key),
            document.model.judul,
            f"Maklumat pelayanan {self.release.basis.kantor.nama}.",
            naskah=document,
            rancangan=None,
            **self._standing(document),
        )

    def procedure(self) -> Page:
        sop = self.release.basis.sop
        name = sop.identitas.nama if sop.identitas else "Penyusunan standar pelayanan"
        return self._page(
            "sop.html",
            "sop/",
            f"SOP {name}",
            "Prosedur yang dilalui setiap naskah sebelum berlaku.",
            sop=sop,
            **procedure_context(sop),
        )

    def decisions(self) -> Page:
        return self._page(
            "keputusan-daftar.html",
            "keputusan/",
            "Keputusan",
            "Semua keputusan atas standar pelayanan dan maklumat pelayanan, langkah demi langkah.",
        )

    def decision(self, cycle: Cycle) -> Page:
        names = {person.id: person.nama for person in self.release.basis.pejabat.orang}
        decree = cycle.penetapan
        title = f"Keputusan {decree.nomor_sk}" if decree else f"Siklus {cycle.id}"
        return self._page(
            "keputusan.html",
            self.paths.decision(cycle.id),
            title,
            f"Siklus {cycle.id}: siapa memutus apa, kapan, dan dengan bukti apa.",
            siklus=cycle,
            tangga=ladder(cycle),
            catatan=entries(cycle, names),
            bahasan=discussion(self.release, cycle),
        )

    def drafts(self) -> Page:
        return self._page(
            "rancangan-daftar.html",
            "rancangan/",
            "Sedang dibahas dengan masyarakat",
            "Rancangan yang dibuka untuk ditanggapi masyarakat. Belum berlaku.",
            batas=partial(deadline, self.release),
        )

    def draft(self, draft: Draft) -> Page:
        document: Document[Any] = draft.document
        path, title = self.paths.draft(document.key), self.title(document.key, document.model)
        name = reference(document.key, draft.cycle.id)
        context = {**self._draft_context(draft.document), **self._sheet(path, document.key)}
        return self._page(
            f"rancangan-{document.key.jenis}.html",
            path,
            f"RANCANGAN: {title}",
            "Rancangan untuk dibahas dengan masyarakat. Belum berlaku.",
            rancangan=draft,
            versi=None,
            riwayat=(),
            tangga=(),
            siklus=draft.cycle,
            batas=deadline(self.release, draft.cycle),
            acuan=name,
            tautan=reply_links(self.release.basis.kantor, title, name),
            usul=changes_proposed(self.release, draft),
            bahasan=discussion(self.release, draft.cycle, document.key),
            **context,
        )

    def _draft_context(self, document: Document[Naskah]) -> dict[str, Any]:
        if isinstance(document.model, StandarPelayanan):
            standard: Document[StandarPelayanan] = Document(
                document.key, document.sidik, document.files, document.model, document.basis
            )
            return {"warga": None, "diperiksa": None, **standard_context(self.release, standard)}
        return {"naskah": document}

    def title(self, key: Key, model: Naskah) -> str:
        """How a text calls itself."""
        if isinstance(model, StandarPelayanan):
            return model.nama
        return getattr(model, "judul", str(key))
