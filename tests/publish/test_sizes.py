"""An office with no service, with one, and with five hundred has whole lists, tables and catalogue."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import pytest
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, Office, decree, layanan

from maklumat.publish.dcat import CATALOGUE
from maklumat.publish.pages import build_tree
from maklumat.publish.site_tree import SiteTree

OVERRIDES = Path(__file__).parents[2] / "overrides"
SIZES = [0, 1, 500]


@cache
def site(count: int) -> SiteTree:
    office = Office()
    if count:
        texts = [
            layanan(f"l-{number}", LAYANAN.replace("Pendaftaran Uji", f"Pendaftaran {number}"))
            for number in range(count)
        ]
        office.enact("2024-001", texts, decree("SK 1/2024", "2024-01-10"))
    return build_tree(office.release(), OVERRIDES)


def page(count: int, path: str) -> Reader:
    return Reader(next(page.body for page in site(count).pages if page.path == path))


@pytest.mark.parametrize("count", SIZES)
def test_every_service_has_a_page_and_stands_in_every_list(count: int) -> None:
    paths = {page.path for page in site(count).pages}
    own = {f"layanan/l-{number}/" for number in range(count)}
    assert {path for path in paths if path.startswith("layanan/l-") and path.count("/") == 2} == own
    for listing in ("layanan/", "abjad/", "tarif/"):
        links = {link.split("#")[0].rpartition("../")[2] for link in page(count, listing).links}
        assert {path.removeprefix("layanan/") for path in own} <= {
            link.removeprefix("layanan/") for link in links
        }, listing


@pytest.mark.parametrize("count", SIZES)
def test_tables_and_catalogue_have_as_many(count: int) -> None:
    files = site(count).files
    for name, each in (("layanan", 1), ("biaya", 2), ("sippn", 1)):
        rows = list(csv.reader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))
        assert len(rows) == 1 + each * count
    kinds = [node["@type"] for node in json.loads(files[CATALOGUE])["@graph"]]
    assert kinds.count("cpsv:PublicService") == count
    assert sum(path.startswith("data/layanan/") for path in files) == count


def test_an_office_without_services_says_so_and_offers_what_it_has() -> None:
    assert "Belum ada" in page(0, "layanan/").text and "Belum ada" in page(0, "data/").text
    assert page(0, "").tags.count("h2") > 0


def test_the_page_of_a_service_is_not_longer_for_having_neighbours() -> None:
    few, many = (
        next(page.body for page in site(count).pages if page.path == "layanan/l-0/") for count in (1, 500)
    )
    assert abs(len(many) - len(few)) < 200
