"""Where everything stands on the site: addresses that stay, and the files behind them."""

from __future__ import annotations

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Key
from maklumat.documents.models import Naskah
from maklumat.publish.release import Document, Release
from maklumat.register.record import Lampiran, Record
from maklumat.register.state import Version

OFFICIAL = "naskah_resmi"


class Paths:
    """Addresses of pages and files; `files` are the bytes to publish by path."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self.files: dict[str, bytes] = {}
        self._official: dict[tuple[int, str], str] = {}
        self.logo = self._office_image(release.basis.kantor.logo)
        for document in (*release.services, *release.charters):
            self._own_files(self.document(document.key), document)
        for text in release.archive.values():
            if text.version and not text.withdrawn:
                self._own_files(self.revision(text.version), text)
        for draft in release.discussed:
            self._own_files(self.draft(draft.document.key), draft.document)
        for cycle in release.cycles:
            for record in cycle.records:
                for item in record.lampiran:
                    self._enclosure(record, item)

    @staticmethod
    def draft_pdf(key: Key) -> str:
        """The name of a draft's PDF beside its page; no file of a document can bear it."""
        return f"RANCANGAN-{key.jenis}-{key.id}.pdf"

    @staticmethod
    def document(key: Key) -> str:
        """The page of a document in force or withdrawn; a citizen layer stands on its service's page."""
        return f"{'layanan' if key.jenis == 'warga' else key.jenis}/{key.id}/"

    @staticmethod
    def draft(key: Key) -> str:
        """The page of a text under public discussion."""
        return f"rancangan/{key.jenis}-{key.id}/"

    @staticmethod
    def decision(siklus: str) -> str:
        """The page of a cycle."""
        return f"keputusan/{siklus}/"

    @classmethod
    def revision(cls, version: Version) -> str:
        """The permanent page of a text as one cycle decided it."""
        return f"{cls.document(version.key)}revisi/{version.cycle}/"

    @staticmethod
    def proof(sidik: str) -> str:
        """The page that says what a digest is the digest of; printed on paper, so it never moves."""
        return f"v/{sidik}/"

    def data(self, base: str, name: str) -> str:
        """A file of a document."""
        return f"{base}{name}"

    def enclosure(self, record: Record, item: Lampiran) -> str | None:
        """Where an attachment is published, None where only its hash is kept.

        The official document of a decision has a plain, permanent name; all others carry their hash.
        """
        if item.sha256 not in self._release.enclosures:
            return None
        base = self.decision(record.siklus)
        return f"{base}{item.nama}" if item.jenis == OFFICIAL else f"{base}{item.sha256[:12]}/{item.nama}"

    def official(self, version: Version | None) -> tuple[str, bytes] | None:
        """Address and bytes of the official PDF of a version."""
        if version is None:
            return None
        name = f"{version.key.jenis}-{version.key.id}.pdf"
        path = self._official.get((version.record.urutan, name))
        return None if path is None else (path, self.files[path])

    def sha256(self, data: bytes) -> str:
        """SHA-256 of published bytes."""
        return sha256(data)

    def _own_files(self, base: str, document: Document[Naskah]) -> None:
        for name, data in document.files.items():
            self.files[self.data(base, name)] = data

    def _enclosure(self, record: Record, item: Lampiran) -> None:
        if path := self.enclosure(record, item):
            self.files[path] = self._release.enclosures[item.sha256]
            if item.jenis == OFFICIAL:
                self._official[record.urutan, item.nama] = path

    def _office_image(self, name: str | None) -> str | None:
        if name is None or name not in self._release.office_files:
            return None
        path = f"assets/{name}"
        self.files[path] = self._release.office_files[name]
        return path
