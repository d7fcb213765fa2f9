"""The indicators of which this data answers a part only: publication, maklumat, information, updates.

The scale names no score for a part, so none is given; each thing asked is answered by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.documents.models import KOMPONEN, MaklumatPelayanan
from maklumat.publish.listing import completed
from maklumat.publish.readiness_model import NOT_KNOWN, Indicator, Part, Services, current, filled, names
from maklumat.publish.release import Document, Release
from maklumat.publish.words import long_date

_DELIVERY = frozenset(komponen for komponen in KOMPONEN if komponen.kelompok == 1)
"""The six components of service delivery (PermenPANRB 15/2014)."""
_UPDATES = 5
_SOURCE = "Keberadaannya di sana tidak dapat diperiksa dari sini."


def media(release: Release) -> Indicator:
    """Indicator 3: in how many media the six components are published."""
    services = current(release)
    website = _website(services)
    return Indicator(
        3,
        "Jumlah media publikasi komponen penyampaian pelayanan",
        None,
        "Satu media (website) terbukti." if website.state == "terbukti" else "Belum ada media yang terbukti.",
        "Nilai 3 memerlukan 2 media dan SIPP Nasional; nilai 5 memerlukan 4 media dan SIPP Nasional.",
        (("Semua layanan", "layanan/"),),
        parts=(
            website,
            _national(release, services),
            Part(
                "Media cetak, elektronik, media sosial, aplikasi, papan reklame", "tidak diketahui", NOT_KNOWN
            ),
        ),
    )


def _website(services: Services) -> Part:
    lacking = tuple(item for item in services if _DELIVERY - set(filled(item)))
    if not services:
        return Part("Website", "belum", "Belum ada layanan yang berlaku.")
    if lacking:
        return Part("Website", "belum", f"Belum semua dari enam komponen terisi: {names(lacking)}.")
    return Part(
        "Website", "terbukti", f"Keenam komponen dari {len(services)} layanan dapat dibaca di situs ini."
    )


def _national(release: Release, services: Services) -> Part:
    """SIPP Nasional: the address an office noted for a service is its own word."""
    layers = (release.layers.get(item.key.id) for item in services)
    noted = sum(layer is not None and layer.model.sippn_url is not None for layer in layers)
    if not noted:
        return Part("SIPP Nasional", "belum", "Belum ada alamat layanan di SIPP Nasional yang dicatat.")
    words = f"Alamat di SIPP Nasional dicatat untuk {noted} dari {len(services)} layanan. {_SOURCE}"
    return Part("SIPP Nasional", "tercatat", words)


def charter(release: Release) -> Indicator:
    """Indicator 5: the maklumat decided, complete, published on paper and electronically."""
    charters = [item for item in release.charters if not item.withdrawn]
    name = "Siklus maklumat: ketersediaan, penetapan, dan publikasi"
    if not charters:
        because, missing = "Belum ada maklumat pelayanan yang berlaku.", "Tetapkan dan publikasikan maklumat."
        return Indicator(5, name, None, because, missing)
    return Indicator(
        5,
        name,
        None,
        "Maklumat tersedia, ditetapkan, dan dipublikasikan secara elektronik.",
        "Nilai 5 memerlukan juga bukti publikasi nonelektronik, misalnya foto maklumat yang terpasang. "
        f"{NOT_KNOWN}",
        tuple((item.model.judul, f"maklumat/{item.key.id}/") for item in charters),
        parts=tuple(part for item in charters for part in _charter_parts(item)),
    )


def _charter_parts(item: Document[MaklumatPelayanan]) -> Iterator[Part]:
    decree = item.version.penetapan if item.version else None
    if decree is not None:
        words = f"{item.model.judul}: {decree.nomor_sk}, {long_date(decree.tanggal_sk)}."
        yield Part("Penetapan", "terbukti", words)
    yield Part(
        "Isi menurut ketentuan",
        "terbukti",
        "Memuat kesanggupan, kewajiban dan perbaikan, serta sanksi dan kompensasi.",
    )
    yield Part("Publikasi elektronik", "terbukti", "Dapat dibaca di situs ini.")
    places = item.model.tempat_pajang
    if places:
        words = f"Naskahnya menyebut tempat pajang: {'; '.join(places)}. Pemasangannya tidak dicatat."
        yield Part("Publikasi nonelektronik", "tercatat", words)
    else:
        yield Part("Publikasi nonelektronik", "tidak diketahui", f"Tempat pajang tidak disebut. {NOT_KNOWN}")


def information(release: Release) -> Indicator:
    """Indicator 21: profile, kinds of service and requirements on the website and on SIPP Nasional."""
    services, office = current(release), release.basis.kantor
    lacking = tuple(
        item for item in services if not any(part.kunci == "persyaratan" for part in filled(item))
    )
    told = ["nama", "alamat", "jam layanan", "alamat pengaduan"]
    told += ["nomor telepon"] if office.telepon else []
    told += ["surel"] if office.surel else []
    count = f"{len(services)} jenis layanan dapat dibaca di situs ini."
    return Indicator(
        21,
        "Informasi publik: profil, jenis layanan, dan persyaratan",
        None,
        "Jenis layanan dan persyaratan dapat dibaca di situs ini." if services else "Belum ada layanan.",
        "Kelengkapan profil menurut instrumen dan isi SIPP Nasional tidak dapat dinilai dari data ini.",
        (("Semua layanan", "layanan/"), ("Data terbuka", "data/")),
        parts=(
            Part("Profil", "tercatat", f"Kantor mencantumkan {', '.join(told)}."),
            Part("Jenis layanan", "terbukti" if services else "belum", count),
            Part("Persyaratan", "belum", f"Belum ada pada: {names(lacking) or 'semua layanan'}.")
            if lacking or not services
            else Part("Persyaratan", "terbukti", "Ada pada setiap layanan."),
            _national(release, services),
        ),
    )


def updates(release: Release) -> Indicator:
    """Indicator 24: dated updates of the digital channels; decisions on what the public reads are such."""
    latest = completed(release)[:_UPDATES]
    days = "; ".join(long_date(release.basis.local_date(cycle.records[-1].waktu)) for cycle in latest)
    lacking = _UPDATES - len(latest)
    return Indicator(
        24,
        "Pemutakhiran data kanal digital",
        None,
        f"{len(latest)} pemutakhiran bertanggal tercatat di situs ini.",
        f"Buktinya sekurangnya {_UPDATES} pemutakhiran berturut-turut; kurang {lacking}." if lacking else "",
        (("Keputusan", "keputusan/"),),
        parts=(
            Part("Situs ini", "belum" if lacking else "terbukti", f"Yang terakhir: {days or 'belum ada'}."),
            Part("Kanal digital lain", "tidak diketahui", NOT_KNOWN),
        ),
    )
