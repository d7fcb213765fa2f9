"""The official PDFs: standar pelayanan, maklumat pelayanan, withdrawal. Pure but for reading `overrides/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any, Literal

from maklumat.documents.folder import Key
from maklumat.documents.models import DaftarRegulasi, LapisWarga, MaklumatPelayanan, Sop, StandarPelayanan
from maklumat.publish.decree import Decree, decree_data
from maklumat.publish.leaflet import leaflet_data
from maklumat.publish.lembar import Context, Office, Signatory, sheet
from maklumat.publish.register_sheet import register_data
from maklumat.publish.sheet_store import NOTHING_KEPT, Store
from maklumat.publish.sop_sheet import sop_data
from maklumat.publish.standard_sheet import STANDAR, Profil, Susunan, standard_data
from maklumat.publish.typst_pdf import PressError, Setter
from maklumat.publish.words import long_date
from maklumat.register.record import Penetapan
from maklumat.register.state import Cycle

__all__ = ["Context", "Office", "Press", "PressError", "Signatory", "Ukuran"]

MAKLUMAT = "Maklumat Pelayanan"
HUNG = "Lembar pajang, disusun dari naskah yang diarsipkan; bukan lembar yang ditandatangani."
Ukuran = Literal["a4", "a3", "a2"]
_LARGER: Mapping[Ukuran, float] = {"a4": 1, "a3": 2**0.5, "a2": 2}
_TITLES = {"layanan": STANDAR, "maklumat": MAKLUMAT}


class Press:
    """Sets official sheets from the templates and fonts in `overrides`; every method raises `PressError`."""

    def __init__(self, overrides: Path, store: Store = NOTHING_KEPT) -> None:
        self._setter = Setter(overrides, store)

    @property
    def ground(self) -> str:
        """The digest of all templates, fonts and colours."""
        return self._setter.ground.digest()

    def standard(
        self,
        standar: StandarPelayanan,
        context: Context,
        profil: Profil = "lengkap",
        susunan: Susunan = "permenpanrb",
    ) -> bytes:
        """The standar pelayanan as a table; by default the signed form, all 14 in two groups.

        `publikasi` holds the six components an office must publish and no signature; `uu` is the order a
        to n of UU 25/2009 Pasal 21 in one list.
        """
        return self._setter.set("standar", standard_data(standar, context, profil, susunan), context.pada)

    def maklumat(
        self, mp: MaklumatPelayanan, context: Context, services: Sequence[str], ukuran: Ukuran = "a4"
    ) -> bytes:
        """The maklumat over `services`, given by name in the document's order (PP 96/2012 Pasal 30).

        `ukuran` is the paper; all type grows with it, so that a poster on A2 is read from three metres.
        """
        return self._setter.set("maklumat", _charter(mp, context, services, ukuran), context.pada)

    def picture(self, mp: MaklumatPelayanan, context: Context, services: Sequence[str]) -> bytes:
        """The first page of the same sheet on A4 as SVG, for pages that show what it looks like."""
        return self._setter.picture("maklumat", _charter(mp, context, services, "a4"))

    def withdrawal(self, name: str, context: Context, enacted: Penetapan | None = None) -> bytes:
        """The sheet that withdraws the document `context.key`, called `name`, once set by `enacted`."""
        title = _TITLES[context.key.jenis]
        data = {
            **sheet(context, f"Pencabutan {title}", name),
            "judul": f"PENCABUTAN {title.upper()}",
            "paragraf": [_withdrawn(title, name, context.penetapan)],
            "isian": _withdrawn_facts(title, name, context, enacted),
        }
        return self._setter.set("pencabutan", data, context.pada)

    def leaflet(self, standar: StandarPelayanan, layer: LapisWarga | None, context: Context) -> bytes:
        """The counter leaflet of a service, in the citizen's words where `layer` has them."""
        return self._setter.set("selebaran", leaflet_data(standar, layer, context), context.pada)

    def decree(self, decree: Decree, office: Office, regulasi: DaftarRegulasi) -> bytes:
        """The decree over a bundle, for signing, or as a copy for the archive."""
        return self._setter.set("keputusan", decree_data(decree, office, regulasi), office.pada)

    def register(
        self, cycle: Cycle, office: Office, zona: tzinfo, persons: dict[str, str], title: Callable[[Key], str]
    ) -> bytes:
        """The register sheet of a bundle and the index of its paper file."""
        return self._setter.set("register", register_data(cycle, office, zona, persons, title), office.pada)

    def procedure(self, sop: Sop, office: Office, sidik: str, files: Mapping[str, bytes]) -> bytes:
        """The procedure in the AP form (PermenPANRB 35/2012); `sidik` and `files` are its archived ones."""
        return self._setter.set("sop", sop_data(sop, office, sidik, files), office.pada)


def _charter(
    mp: MaklumatPelayanan, context: Context, services: Sequence[str], ukuran: Ukuran
) -> dict[str, Any]:
    """The data `maklumat.typ` sets."""
    said = mp.pernyataan
    shown = [f"Dipajang di: {'; '.join(mp.tempat_pajang)}"] if mp.tempat_pajang else []
    sources = [f"Sumber kata-kata: {'; '.join(mp.sumber)}"] if mp.sumber else []
    copy = [HUNG] if context.attested else []
    return {
        **sheet(context, MAKLUMAT, mp.judul),
        "pembesaran": _LARGER[ukuran],
        "pernyataan": [said.kesanggupan, said.kewajiban_dan_perbaikan, said.sanksi_dan_kompensasi],
        "layanan": list(services),
        "catatan": [*_effect(context.penetapan), *shown, *sources, *copy],
    }


def _effect(decree: Penetapan | None) -> Iterable[str]:
    return [f"Berlaku sejak {long_date(decree.berlaku_sejak)}."] if decree else []


def _decree(decree: Penetapan) -> str:
    return f"Nomor {decree.nomor_sk} tanggal {long_date(decree.tanggal_sk)}"


def _withdrawn(title: str, name: str, decree: Penetapan | None) -> str:
    by = f" dengan Keputusan {_decree(decree)}" if decree else ""
    since = f" terhitung mulai tanggal {long_date(decree.berlaku_sejak)}" if decree else ""
    return f"{title} “{name}” dicabut{by} dan dinyatakan tidak berlaku{since}."


def _withdrawn_facts(title: str, name: str, context: Context, enacted: Penetapan | None) -> list[list[str]]:
    decree = context.penetapan
    rows = [
        ["Naskah yang dicabut", f"{title}\n{name}"],
        ["Sidik naskah", context.sidik],
        ["Semula ditetapkan dengan", f"Keputusan {_decree(enacted)}" if enacted else ""],
        ["Dicabut dengan", f"Keputusan {_decree(decree)}" if decree else ""],
        ["Tidak berlaku sejak", long_date(decree.berlaku_sejak) if decree else ""],
    ]
    return [row for row in rows if row[1]]
