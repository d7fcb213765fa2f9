"""The counter leaflet of a service: the citizen's summary in large type, to take home or to hang up."""

from __future__ import annotations

from typing import Any

from maklumat.documents.models import Kantor, LapisWarga, StandarPelayanan
from maklumat.documents.models.layanan import Syarat
from maklumat.publish.isi import KOMPONEN_ISI, Isi
from maklumat.publish.lembar import Context, sheet
from maklumat.publish.standard_sheet import block_data
from maklumat.publish.summary import checklist, facts
from maklumat.publish.words import long_date, sentence_case

TITLE = "Selebaran layanan"
_SECTIONS = (
    ("prosedur", "Langkahnya"),
    ("jangka_waktu", "Lamanya"),
    ("biaya", "Biaya"),
    ("produk", "Hasilnya"),
    ("pengaduan", "Pengaduan, saran, dan masukan"),
)
_ALL = "Semua pemohon"


def leaflet_data(standar: StandarPelayanan, layer: LapisWarga | None, context: Context) -> dict[str, Any]:
    """The data `selebaran.typ` sets: nothing but what the enacted text and the citizen layer say."""
    title = layer.judul if layer else standar.nama
    isi = Isi(standar, context.regulasi)
    parts = ((heading, KOMPONEN_ISI[key](isi)) for key, heading in _SECTIONS)
    return {
        **sheet(context, TITLE, standar.nama),
        "judul": title,
        "nama_resmi": standar.nama if standar.nama != title else None,
        "ringkasan": layer.ringkasan if layer else None,
        "daring": layer.daring if layer else None,
        "fakta": [
            [fact.name, fact.text, fact.detail] for fact in facts(standar, layer, context.kantor.alamat)
        ],
        "syarat": [
            {"untuk": group.name or _ALL, "butir": [_demanded(item) for item in group.items]}
            for group in checklist(standar)
        ],
        "bagian": [
            {"judul": heading, "blok": [block_data(block) for block in blocks]}
            for heading, blocks in parts
            if blocks
        ],
        "jam": _hours(context.kantor),
        "dasar": _source(context),
    }


def _demanded(item: Syarat) -> dict[str, Any]:
    only_if = f"Hanya bila: {item.bila}" if item.bila else None
    form = ", ".join(filter(None, (item.bentuk, item.rangkap)))
    template = f"Formulir: {item.formulir}" if item.formulir else None
    remarks = (only_if, sentence_case(form) or None, template)
    return {"teks": item.syarat, "keterangan": [remark for remark in remarks if remark]}


def _hours(kantor: Kantor) -> list[list[str]]:
    return [
        [
            sentence_case(str(hours.hari)),
            f"{hours.pukul}" + (f" (istirahat {hours.istirahat})" if hours.istirahat else ""),
        ]
        for hours in kantor.jam_layanan
    ]


def _source(context: Context) -> str | None:
    decree = context.penetapan
    if decree is None:
        return None
    return (
        f"Menurut standar pelayanan yang ditetapkan dengan Keputusan Nomor {decree.nomor_sk}, "
        f"berlaku sejak {long_date(decree.berlaku_sejak)}."
    )
