"""What the tests of this room look at through a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.publish.browser import ROOT, chromium, office_year

from maklumat.publish.site import build


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, or a skipped test; no longer open than a module, for it holds an event loop."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def year_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of `office_year`, to be read only."""
    folder = tmp_path_factory.mktemp("situs-setahun")
    build(ROOT, folder, office_year())
    return folder
