"""The catalogue as others read it: RDF that meets CPSV-AP 3.2 and DCAT-AP 3, whatever the data."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, Graph, Namespace, URIRef
from tests.publish.browser import office_year
from tests.publish.ganjil import odd_office, odd_services
from tests.publish.jahil import hostile
from tests.publish.office import Office

from maklumat.publish.dcat import CATALOGUE
from maklumat.publish.opendata import open_data
from maklumat.publish.release import Release

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
BASE = "https://kantor.example/data/"
# rdflib's own JSON-LD reader still goes through the class it deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
OFFICES: dict[str, Callable[[], Release]] = {
    "a year": office_year,
    "odd data": odd_office,
    "markup": lambda: hostile().release,
    "nothing decided": lambda: Office().release(),
}


@cache
def graph(name: str) -> Graph:
    data = open_data(OFFICES[name]())[CATALOGUE]
    return Graph().parse(data=data, format="json-ld", publicID=BASE)


@cache
def shapes() -> Graph:
    """The shapes of the two specifications, and the published files where the machine has them."""
    found = Graph()
    told = os.environ.get("MAKLUMAT_SHACL")
    for folder in (Path(__file__).parent / "bentuk", *([Path(told)] if told else [])):
        for path in sorted(folder.glob("*.ttl")):
            found.parse(path)
    return found


def objections(data: Graph) -> str | None:
    """The validator's report; None where the graph conforms."""
    conforms, _, text = validate(data, shacl_graph=shapes())
    return None if conforms else str(text)


@pytest.mark.parametrize("name", OFFICES)
def test_the_catalogue_conforms(name: str) -> None:
    assert objections(graph(name)) is None


@pytest.mark.parametrize("name", OFFICES)
def test_every_mandatory_class_is_there(name: str) -> None:
    """A shape says nothing of a class the graph has no instance of."""
    kinds = set(graph(name).objects(None, RDF.type))
    assert {CV.PublicOrganisation, FOAF.Agent, DCAT.Catalog, DCAT.Dataset, DCAT.Distribution} <= kinds
    assert (CPSV.PublicService in kinds) == (name != "nothing decided")


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        (CPSV.PublicService, DCTERMS.identifier),
        (CPSV.PublicService, DCTERMS.title),
        (CPSV.PublicService, DCTERMS.description),
        (CPSV.PublicService, CV.hasCompetentAuthority),
        (CV.PublicOrganisation, DCTERMS.spatial),
        (FOAF.Agent, FOAF.name),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Distribution, DCAT.accessURL),
        (CV.Cost, DCTERMS.identifier),
    ],
)
def test_a_catalogue_without_a_mandatory_property_is_refused(subject: URIRef, predicate: URIRef) -> None:
    poorer = Graph() + graph("a year")
    for node in list(poorer.subjects(RDF.type, subject)):
        poorer.remove((node, predicate, None))
    assert objections(poorer) is not None


def test_every_service_in_force_is_listed_once_and_no_other() -> None:
    found = graph("odd data")
    ids = sorted(
        str(id)
        for node in found.subjects(RDF.type, CPSV.PublicService)
        for id in found.objects(node, DCTERMS.identifier)
    )
    assert ids == sorted([*odd_services(), "uji"])


def test_what_the_catalogue_refers_to_stands_in_it_and_its_files_are_published() -> None:
    for name in OFFICES:
        data = graph(name)
        referred = {node for node in data.objects() if isinstance(node, URIRef)} - set(
            data.objects(None, RDF.type)
        )
        assert referred <= set(data.subjects(RDF.type, None)), name
    files = open_data(office_year())
    for address in graph("a year").subjects(RDF.type, RDFS.Resource):
        assert f"data/{str(address).removeprefix(BASE)}" in files


def test_a_cost_is_a_number_in_rupiah_and_free_is_zero() -> None:
    data = graph("odd data")
    values = {
        str(data.value(node, DCTERMS.identifier)): [
            float(str(data.value(cost, CV.hasValue))) for cost in data.objects(node, CV.hasCost)
        ]
        for node in data.subjects(RDF.type, CPSV.PublicService)
    }
    assert values["gratis"] == [0.0] and values["tanpa-biaya"] == [] and values["kosong"] == []
    assert sorted(values["sebagian"]) == [0.0, 5000.0]
