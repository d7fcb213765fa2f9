"""The JSON-LD of a service page is schema.org: known types, and only properties those types have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from tests.publish.browser import office_year
from tests.publish.ganjil import odd_office, odd_services
from tests.publish.html_text import Reader
from tests.publish.jahil import hostile

from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release

OVERRIDES = Path(__file__).parents[2] / "overrides"
SCHEMA = "https://schema.org/"
# rdflib's own JSON-LD reader still goes through the class it deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
_THING = {"name", "alternateName", "description", "identifier", "subjectOf", "url"}
PROPERTIES = {
    "GovernmentService": _THING
    | {
        "audience",
        "availableChannel",
        "hoursAvailable",
        "offers",
        "provider",
        "serviceOutput",
        "serviceType",
    },
    "GovernmentOrganization": _THING | {"address", "email", "telephone"},
    "ServiceChannel": _THING | {"processingTime", "serviceLocation", "serviceUrl"},
    "Place": _THING | {"address"},
    "Audience": _THING | {"audienceType"},
    "OpeningHoursSpecification": _THING | {"closes", "dayOfWeek", "opens"},
    "Offer": _THING | {"price", "priceCurrency", "priceSpecification"},
    "UnitPriceSpecification": _THING | {"price", "priceCurrency", "unitText"},
    "HowTo": _THING | {"inLanguage", "step", "supply"},
    "HowToSupply": _THING,
    "HowToStep": _THING | {"position", "text"},
    "Thing": _THING,
}
"""What schema.org lets the types used here have, as far as it is used."""
_RANGES = {
    "audience": {"Audience"},
    "availableChannel": {"ServiceChannel"},
    "hoursAvailable": {"OpeningHoursSpecification"},
    "offers": {"Offer"},
    "priceSpecification": {"UnitPriceSpecification"},
    "provider": {"GovernmentOrganization"},
    "serviceLocation": {"Place"},
    "serviceOutput": {"Thing"},
    "step": {"HowToStep"},
    "subjectOf": {"HowTo"},
    "supply": {"HowToSupply"},
}


def linked(release: Release) -> dict[str, dict[str, Any]]:
    """The JSON-LD of every page that carries any, read out of the page as a crawler would."""
    found = {}
    for page in build_tree(release, OVERRIDES).pages:
        _, mark, rest = page.body.partition('<script type="application/ld+json">')
        if mark:
            assert mark not in rest, page.path
            found[page.path] = json.loads(rest.partition("</script>")[0])
    return found


def parsed(node: dict[str, Any]) -> Graph:
    """The graph; schema.org's context is not fetched: every bare word is one of its terms."""
    assert node["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps({**node, "@context": {"@vocab": SCHEMA}}), format="json-ld")


def _kind(graph: Graph, node: Any) -> str:
    (kind,) = graph.objects(node, RDF.type)
    return str(kind).removeprefix(SCHEMA)


@pytest.mark.parametrize(
    "release", [office_year(), odd_office(), hostile().release], ids=["a year", "odd data", "markup"]
)
def test_every_property_belongs_to_its_type(release: Release) -> None:
    found = linked(release)
    for path, node in found.items():
        graph = parsed(node)
        for subject, predicate, value in graph:
            name, kind = str(predicate).removeprefix(SCHEMA), _kind(graph, subject)
            if predicate == RDF.type:
                continue
            assert name in PROPERTIES[kind], (path, kind, name)
            if name in _RANGES:
                assert _kind(graph, value) in _RANGES[name], (path, name)
            else:
                assert isinstance(value, Literal) and str(value).strip(), (path, name)


def test_exactly_the_pages_of_services_in_force_carry_it() -> None:
    assert set(linked(odd_office())) == {f"layanan/{id}/" for id in (*odd_services(), "uji")}


def test_times_stand_on_channels_fees_are_offers_and_requirements_supplies() -> None:
    graph = parsed(linked(odd_office())["layanan/golongan/"])
    (service,) = graph.subjects(RDF.type, URIRef(SCHEMA + "GovernmentService"))
    times = {
        str(graph.value(channel, URIRef(SCHEMA + "name"))): str(value)
        for channel, _, value in graph.triples((None, URIRef(SCHEMA + "processingTime"), None))
    }
    assert times == {"Loket untuk Usaha mikro": "P7D"}, "working days are no duration"
    prices = [
        int(str(graph.value(offer, URIRef(SCHEMA + "price"))))
        for offer in graph.objects(service, URIRef(SCHEMA + "offers"))
    ]
    assert sorted(prices) == [400000, 700000]
    supplies = {
        str(graph.value(item, URIRef(SCHEMA + "name")))
        for item in graph.objects(None, URIRef(SCHEMA + "supply"))
    }
    assert supplies == {"Formulir pendaftaran", "Surat keterangan usaha mikro"}


def test_a_service_without_anything_still_names_itself_and_its_office() -> None:
    release = odd_office()
    page = next(page.body for page in build_tree(release, OVERRIDES).pages if page.path == "layanan/kosong/")
    assert "Layanan tanpa isi" in Reader(page).text
    node = linked(release)["layanan/kosong/"]
    assert node["name"] == "Layanan tanpa isi" and node["provider"]["name"] == "Kantor Uji Coba"
    assert "offers" not in node
