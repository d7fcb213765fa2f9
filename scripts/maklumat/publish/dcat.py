"""The catalogue for other catalogues: CPSV-AP 3.2 services and DCAT-AP 3 data sets in one JSON-LD graph.

Every thing referred to stands in the graph with its type, controlled values included: validators look
nowhere else. Names are tag URIs, addresses of files relative to the catalogue's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.durations import iso_duration
from maklumat.publish.identity import tag
from maklumat.publish.opendata_tables import Table, fee_rows
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.words import citation
from maklumat.register.record import format_time

CATALOGUE = "data/katalog.jsonld"
Node = dict[str, object]
_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGE, _CURRENCY, _COUNTRY = f"{_EU}/language/IND", f"{_EU}/currency/IDR", f"{_EU}/country/IDN"
_THEME, _PUBLIC = f"{_EU}/data-theme/GOVE", f"{_EU}/access-right/PUBLIC"
_FORMATS = {
    "csv": (f"{_EU}/file-type/CSV", "https://www.iana.org/assignments/media-types/text/csv", "CSV"),
    "jsonld": (
        f"{_EU}/file-type/JSON_LD",
        "https://www.iana.org/assignments/media-types/application/ld+json",
        "JSON-LD",
    ),
}
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ATU = "http://data.europa.eu/88u/dataset/atu-type"
"""The class CPSV-AP's own shapes demand of the region an organisation covers."""


def catalogue(release: Release, tables: tuple[Table, ...]) -> Node:
    """The whole file."""
    graph = _Graph(release, tables)
    return {"@context": CONTEXT, "@graph": list(graph.nodes())}


def _id(text: str) -> dict[str, str]:
    return {"@value": " ".join(text.split()), "@language": "id"}


def _ref(iri: str) -> dict[str, str]:
    return {"@id": iri}


def _typed(text: str, kind: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{kind}"}


class _Graph:
    def __init__(self, release: Release, tables: tuple[Table, ...]) -> None:
        self.release = release
        self.tables = tables
        self.services = [service for service in release.services if not service.withdrawn]
        self.office = self.name("kantor")
        self.data = self.name("data/layanan")

    def name(self, path: str) -> str:
        return tag(self.release, path)

    def nodes(self) -> Iterator[Node]:
        yield from self._concepts()
        yield from self._organisation()
        yield from self._datasets()
        yield from self._laws()
        for service in self.services:
            yield from self._service(service)

    def _concepts(self) -> Iterator[Node]:
        yield {
            "@id": _LANGUAGE,
            "@type": ["dct:LinguisticSystem", "skos:Concept"],
            **_label("Bahasa Indonesia"),
        }
        yield {"@id": _CURRENCY, "@type": "skos:Concept", **_label("Rupiah")}
        yield {"@id": _COUNTRY, "@type": [ATU, "dct:Location", "skos:Concept"], **_label("Indonesia")}
        yield {"@id": _THEME, "@type": "skos:Concept", **_label("Pemerintahan dan sektor publik")}
        yield {"@id": _PUBLIC, "@type": ["dct:RightsStatement", "skos:Concept"], **_label("Terbuka")}
        for file_type, media_type, label in _FORMATS.values():
            yield {"@id": file_type, "@type": ["dct:MediaTypeOrExtent", "skos:Concept"], **_label(label)}
            yield {"@id": media_type, "@type": "dct:MediaType"}

    def _organisation(self) -> Iterator[Node]:
        kantor = self.release.basis.kantor
        hours = "; ".join(f"{item.hari} pukul {item.pukul}" for item in kantor.jam_layanan)
        yield {
            "@id": self.office,
            "@type": ["cv:PublicOrganisation", "org:Organization", "foaf:Agent"],
            "dct:identifier": self.office,
            "skos:prefLabel": _id(kantor.nama),
            "dct:title": _id(kantor.nama),
            "foaf:name": _id(kantor.nama),
            "dct:spatial": _ref(_COUNTRY),
        }
        yield {
            "@id": self.name("kantor/kontak"),
            "@type": ["cv:ContactPoint", "vcard:Kind", "vcard:Organization"],
            "vcard:fn": _id(kantor.nama),
            "cv:openingHours": _ref(self.name("kantor/jam")),
            **({"cv:telephone": kantor.telepon} if kantor.telepon else {}),
            **({"cv:email": kantor.surel} if kantor.surel else {}),
        }
        yield {"@id": self.name("kantor/jam"), "@type": "time:TemporalEntity", "dct:description": _id(hours)}

    def _about(self, title: str, description: str) -> Node:
        return {
            "dct:title": _id(title),
            "dct:description": _id(description),
            "dct:publisher": _ref(self.office),
            "dct:language": _ref(_LANGUAGE),
            "dct:modified": _typed(format_time(self.release.at), "dateTime"),
        }

    def _datasets(self) -> Iterator[Node]:
        name = self.release.basis.kantor.nama
        yield {
            "@id": self.name("data"),
            "@type": "dcat:Catalog",
            **self._about(f"Data terbuka {name}", "Standar pelayanan yang disahkan dan sedang berlaku."),
            "dct:spatial": _ref(_COUNTRY),
            "foaf:homepage": _ref("./"),
            "dcat:dataset": _ref(self.data),
        }
        yield {"@id": "./", "@type": "foaf:Document", "dct:title": _id(f"Data terbuka {name}")}
        files = [(table.path, table.title, "csv") for table in self.tables]
        files.append((CATALOGUE.rpartition("/")[2], "Katalog", "jsonld"))
        yield {
            "@id": self.data,
            "@type": "dcat:Dataset",
            **self._about(f"Standar pelayanan {name}", "Layanan, syarat, biaya, waktu, dan pengaduannya."),
            "dct:identifier": self.data,
            "dct:spatial": _ref(_COUNTRY),
            "dct:accessRights": _ref(_PUBLIC),
            "dcat:contactPoint": _ref(self.name("kantor/kontak")),
            "dcat:theme": _ref(_THEME),
            "dcat:keyword": [_id("standar pelayanan"), _id("pelayanan publik")],
            "dcat:landingPage": _ref("./"),
            "dcat:distribution": [_ref(self.name(f"data/{path}")) for path, _, _ in files],
            "dct:hasPart": [_ref(self._of(service)) for service in self.services],
        }
        for path, title, kind in files:
            yield self._distribution(path, title, kind)
            yield {"@id": path, "@type": "rdfs:Resource"}

    def _distribution(self, path: str, title: str, kind: str) -> Node:
        file_type, media_type, _ = _FORMATS[kind]
        return {
            "@id": self.name(f"data/{path}"),
            "@type": "dcat:Distribution",
            "dct:title": _id(title),
            "dcat:accessURL": _ref(path),
            "dcat:downloadURL": _ref(path),
            "dct:format": _ref(file_type),
            "dcat:mediaType": _ref(media_type),
        }

    def _of(self, service: Document[StandarPelayanan]) -> str:
        return self.name(Paths.document(service.key))

    def _law(self, text: str) -> str:
        return self.name("peraturan/" + re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-"))

    def _laws(self) -> Iterator[Node]:
        """Each citation once: two that differ only in signs are the same name, so the first stands."""
        cited = {
            self._law(text): citation(text, service.basis.regulasi)
            for service in reversed(self.services)
            for text in reversed(service.model.dasar_hukum or ())
        }
        for iri, text in sorted(cited.items()):
            yield {"@id": iri, "@type": "eli:LegalResource", "dct:title": _id(text)}

    def _service(self, service: Document[StandarPelayanan]) -> Iterator[Node]:
        standar, own = service.model, self._of(service)
        layer = self.release.layers.get(service.key.id)
        described = layer.model.ringkasan if layer else f"Standar pelayanan: {standar.nama}."
        words = [standar.bidang, *((layer.model.kata_cari or ()) if layer else ())]
        parts = list(self._parts(service, own))
        node: Node = {
            "@id": own,
            "@type": "cpsv:PublicService",
            "dct:identifier": service.key.id,
            "dct:title": _id(standar.nama),
            "dct:description": _id(described),
            "dct:language": _ref(_LANGUAGE),
            "dct:spatial": _ref(_COUNTRY),
            "dct:isPartOf": _ref(self.data),
            "dcat:keyword": [_id(word) for word in dict.fromkeys(words)],
            "cv:hasCompetentAuthority": _ref(self.office),
            "cv:contactPoint": _ref(self.name("kantor/kontak")),
            "cv:hasLegalResource": [
                _ref(iri) for iri in dict.fromkeys(self._law(text) for text in standar.dasar_hukum or ())
            ],
        }
        for name, part in parts:
            refs = node.setdefault(name, [])
            if isinstance(refs, list):
                refs.append(_ref(str(part["@id"])))
        times = standar.jangka_waktu or ()
        if len(times) == 1 and (duration := iso_duration(times[0].lama)):
            node["cv:processingTime"] = _typed(duration, "duration")
        yield node
        yield from (part for _, part in parts)

    def _parts(self, service: Document[StandarPelayanan], own: str) -> Iterator[tuple[str, Node]]:
        """What the service consists of, with the property that leads to it."""
        standar = service.model
        for number, item in enumerate(standar.persyaratan.semua if standar.persyaratan else (), start=1):
            yield "cv:holdsRequirement", _part(own, f"syarat-{number}", "cv:Requirement", title=item.syarat)
        for number, product in enumerate(standar.produk or (), start=1):
            yield "cpsv:produces", _part(own, f"produk-{number}", "cv:Output", title=product.produk)
        for number, row in enumerate(fee_rows(standar), start=1):
            names = [(standar.pemohon or {}).get(id, id) for id in row.untuk or ()]
            told = "; ".join(filter(None, (", ".join(names), row.uraian, str(row.tarif), row.dasar)))
            yield "cv:hasCost", self._cost(own, number, told, row.tarif.rupiah or 0)
        if standar.biaya == "gratis":
            yield "cv:hasCost", self._cost(own, 1, "Tidak dipungut biaya", 0)
        counter = _part(own, "loket", "cv:Channel", description=f"Loket, {self.release.basis.kantor.alamat}")
        yield "cv:hasChannel", {**counter, "cv:ownedBy": _ref(self.office)}
        layer = self.release.layers.get(service.key.id)
        if layer and layer.model.daring:
            yield (
                "cv:hasChannel",
                _part(own, "daring", "cv:Channel", description=f"Daring, {layer.model.daring}"),
            )

    def _cost(self, own: str, number: int, told: str, amount: int) -> Node:
        cost = _part(own, f"biaya-{number}", "cv:Cost", description=told)
        return {**cost, "cv:hasValue": _typed(f"{amount}.0", "double"), "cv:currency": _ref(_CURRENCY)}


def _part(own: str, name: str, kind: str, **texts: str) -> Node:
    return {
        "@id": f"{own}{name}",
        "@type": kind,
        "dct:identifier": f"{own}{name}",
        **{f"dct:{key}": _id(text) for key, text in texts.items()},
    }


def _label(text: str) -> Node:
    return {"skos:prefLabel": _id(text)}
