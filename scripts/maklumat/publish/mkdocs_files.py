"""What mkdocs only has to copy: ready files, and ready pages it must not take for Markdown."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from maklumat.publish.site_tree import Page


class Ready(File):
    """Bytes to publish at `path`; `source` is what links of hand-written pages call it."""

    def __init__(self, config: MkDocsConfig, source: str, path: str, data: bytes = b"") -> None:
        super().__init__(
            source,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=path,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self._data = data

    def is_documentation_page(self) -> bool:
        """Never, whatever the source is called."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write it; there is nothing on the disk to copy from."""
        path = self.abs_dest_path
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(self.ready())

    def ready(self) -> bytes:
        """The bytes to write."""
        return self._data


class FramedPage(Ready):
    """A ready page; `whole` puts it together when its time has come, and nothing keeps it afterwards."""

    def __init__(self, config: MkDocsConfig, own: Page, whole: Callable[[FramedPage], bytes]) -> None:
        super().__init__(config, own.source, f"{own.path}index.html")
        self.own = own
        self.address = urljoin(f"{config.site_url.rstrip('/')}/", self.url) if config.site_url else None
        self._whole = whole

    def ready(self) -> bytes:
        """The page as the theme would print it."""
        return self._whole(self)


def in_sitemap(page: FramedPage, day: str) -> SimpleNamespace:
    """What the template of the sitemap asks of a page: its address, and the day it speaks of."""
    return SimpleNamespace(page=SimpleNamespace(canonical_url=page.address, update_date=day))
