"""What the home page shows first: what the office names, in its order, and nothing where it names nothing."""

from __future__ import annotations

from pathlib import Path

from tests.publish.html_text import Reader
from tests.publish.office import KANTOR, LAYANAN, Office, decree, layanan

from maklumat.publish.pages import build_tree

OVERRIDES = Path(__file__).parents[2] / "overrides"


def home(*first: str) -> Reader:
    """The home page of an office with eight services, `s7` withdrawn, that names these."""
    named = "utama:\n" + "".join(f"  - {id}\n" for id in first) if first else ""
    office = Office({"kantor": KANTOR + named})
    texts = [layanan(id=f"s{n}", text=LAYANAN.replace("Pendaftaran Uji", f"Layanan {n}")) for n in range(8)]
    office.enact("2024-001", texts, decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [texts[7]], decree("SK 2/2024", "2024-02-01"), jalur="pencabutan")
    site = build_tree(office.release(), OVERRIDES)
    return Reader(next(page.body for page in site.pages if page.path == ""))


def cards(page: Reader) -> list[str]:
    links = [link for link in page.links if link.startswith("layanan/s")]
    return links[:-7]  # every service in force stands once more under its field


def test_the_office_chooses_what_stands_first_and_the_page_says_so() -> None:
    page = home("s3", "s1")
    assert cards(page) == ["layanan/s3/", "layanan/s1/"]
    assert "Layanan utama Dipilih oleh kantor." in page.text


def test_at_most_six_that_are_in_force_are_shown() -> None:
    assert cards(home("s7", "tidak-ada", "s0", "s1", "s2", "s3", "s4")) == [
        f"layanan/s{n}/" for n in range(4)
    ]


def test_nothing_is_guessed_where_the_office_names_nothing() -> None:
    page = home()
    assert cards(page) == [] and "Layanan utama" not in page.text
