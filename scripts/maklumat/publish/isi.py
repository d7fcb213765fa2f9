"""The content of each of the 14 components, from the model to neutral blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from maklumat.documents.models import DaftarRegulasi, StandarPelayanan
from maklumat.documents.models.layanan import BarisBiaya, JangkaWaktu, LangkahPelayanan, Produk, Syarat
from maklumat.documents.values import TextValue
from maklumat.publish.blok import Blok, Butir, Paragraf, Senarai, Tabel, numbered, one_by_one
from maklumat.publish.words import as_in_law, citation, sentence_case

_PELAKU = {"pemohon": "Pemohon", "petugas": "Petugas", "pejabat": "Pejabat", "instansi_lain": "Instansi lain"}
_KOMPETENSI = ("pendidikan", "pengetahuan", "keahlian", "keterampilan", "pengalaman")
SEMUA = "Semua pemohon"
GRATIS = "Tidak dipungut biaya (gratis)"


@dataclass(frozen=True)
class Isi:
    """What the components are made from: the document and the registry its citations resolve in.

    `resmi` writes lengths of time, fees and counts as official texts do, `3 (tiga) hari kerja`. Sentences
    are never touched: only what a drafter wrote in a strict grammar can be said twice without a doubt.
    """

    standar: StandarPelayanan
    regulasi: DaftarRegulasi
    resmi: bool = False

    def nilai(self, value: TextValue | None) -> str | None:
        """A value of a strict grammar as this text writes it."""
        if value is None:
            return None
        return as_in_law(value) if self.resmi else str(value)

    def untuk(self, ids: Iterable[str] | None) -> str | None:
        """The applicants by name; an id the document does not define stays as written."""
        names = self.standar.pemohon or {}
        return None if ids is None else ", ".join(names.get(id, id) for id in ids)


def _remarks(*pairs: tuple[str, object | None]) -> tuple[str, ...]:
    return tuple(f"{name}: {value}" for name, value in pairs if value is not None)


def _dasar_hukum(isi: Isi) -> tuple[Blok, ...]:
    cited = isi.standar.dasar_hukum or ()
    if not cited:
        return ()
    full = ((text, citation(text, isi.regulasi)) for text in cited)
    return (numbered(Butir(name, (text,) if name != text else ()) for text, name in full),)


def _persyaratan(isi: Isi) -> tuple[Blok, ...]:
    syarat = isi.standar.persyaratan
    if syarat is None:
        return ()
    groups = (("Persyaratan administratif", syarat.administratif), ("Persyaratan teknis", syarat.teknis))
    return tuple(numbered((_syarat(isi, item) for item in items), judul) for judul, items in groups if items)


def _syarat(isi: Isi, item: Syarat) -> Butir:
    remarks = _remarks(
        ("Bila", item.bila),
        ("Untuk", isi.untuk(item.untuk)),
        ("Bentuk", item.bentuk),
        ("Rangkap", item.rangkap),
        ("Formulir", item.formulir),
    )
    return Butir(item.syarat, remarks)


def _prosedur(isi: Isi) -> tuple[Blok, ...]:
    steps = isi.standar.prosedur or ()
    return (numbered(_langkah(isi, step) for step in steps),) if steps else ()


def _langkah(isi: Isi, step: LangkahPelayanan) -> Butir:
    actor = f"{_PELAKU[step.pelaku]}: " if step.pelaku else ""
    remarks = _remarks(
        ("Waktu", isi.nilai(step.waktu)),
        ("Kanal", step.kanal),
        ("Keluaran", step.keluaran),
        ("Bila", step.bila),
        ("Untuk", isi.untuk(step.untuk)),
    )
    return Butir(actor + step.uraian, remarks)


def _jangka_waktu(isi: Isi) -> tuple[Blok, ...]:
    times = isi.standar.jangka_waktu or ()
    return (Senarai(tuple(_waktu(isi, time) for time in times)),) if times else ()


def _waktu(isi: Isi, time: JangkaWaktu) -> Butir:
    remarks = _remarks(
        ("Untuk", isi.untuk(time.untuk)), ("Dihitung sejak", time.sejak), ("Sampai", time.sampai)
    )
    return Butir(isi.nilai(time.lama) or "", remarks)


def _biaya(isi: Isi) -> tuple[Blok, ...]:
    biaya = isi.standar.biaya
    if biaya is None:
        return ()
    if isinstance(biaya, str):
        return (Paragraf(f"{GRATIS}."),)
    # Where only the channel tells rows apart, the column says so and its cells need not.
    by_channel = not any(row.uraian or row.bila for row in biaya)
    rows = [_tarif(isi, row, by_channel) for row in biaya]
    columns = [name for name in rows[0] if any(row[name] for row in rows)]
    empty = {"Untuk": SEMUA}
    return (
        Tabel(
            tuple(columns),
            tuple(tuple(row[name] or empty.get(name, "–") for name in columns) for row in rows),
        ),
    )


def _tarif(isi: Isi, row: BarisBiaya, by_channel: bool) -> dict[str, str | None]:
    told = {"Kanal": row.kanal} if by_channel else {"Uraian": _dibayar(row)}
    return {
        "Untuk": isi.untuk(row.untuk),
        **told,
        "Tarif": GRATIS if row.tarif.rupiah is None else isi.nilai(row.tarif),
        "Dasar": row.dasar,
    }


def _dibayar(row: BarisBiaya) -> str | None:
    remarks = "; ".join(_remarks(("Kanal", row.kanal), ("Bila", row.bila)))
    if row.uraian and remarks:
        return f"{row.uraian} ({remarks})"
    return row.uraian or remarks or None


def _produk(isi: Isi) -> tuple[Blok, ...]:
    products = isi.standar.produk or ()
    return (numbered(_hasil(isi, item) for item in products),) if products else ()


def _hasil(isi: Isi, item: Produk) -> Butir:
    remarks = _remarks(
        ("Bentuk", item.bentuk),
        ("Masa berlaku", isi.nilai(item.masa_berlaku)),
        ("Penanda tangan", item.penanda_tangan),
        ("Bila", item.bila),
        ("Untuk", isi.untuk(item.untuk)),
    )
    return Butir(item.produk, remarks)


def _sarana_prasarana(isi: Isi) -> tuple[Blok, ...]:
    items = isi.standar.sarana_prasarana or ()
    common = [item.sarana for item in items if item.sarana is not None]
    special = [item.rentan for item in items if item.rentan is not None]
    blocks = (
        one_by_one(common) if common else None,
        one_by_one(special, "Bagi kelompok rentan") if special else None,
    )
    return tuple(block for block in blocks if block)


def _kompetensi_pelaksana(isi: Isi) -> tuple[Blok, ...]:
    kompetensi = isi.standar.kompetensi_pelaksana
    if kompetensi is None:
        return ()
    groups = ((name, getattr(kompetensi, name)) for name in _KOMPETENSI)
    return tuple(one_by_one(items, sentence_case(name)) for name, items in groups if items)


def _pengawasan_internal(isi: Isi) -> tuple[Blok, ...]:
    items = isi.standar.pengawasan_internal or ()
    return (numbered(Butir(item.cara, _remarks(("Oleh", item.oleh))) for item in items),) if items else ()


def _pengaduan(isi: Isi) -> tuple[Blok, ...]:
    pengaduan = isi.standar.pengaduan
    if pengaduan is None:
        return ()
    contact = _remarks(
        ("Penanggung jawab", pengaduan.penanggung_jawab),
        ("Alamat", pengaduan.alamat),
        ("Tanggapan paling lama", isi.nilai(pengaduan.tanggapan)),
        ("Penyelesaian paling lama", isi.nilai(pengaduan.penyelesaian)),
    )
    return (Senarai(tuple(Butir(line) for line in contact)), one_by_one(pengaduan.kanal, "Kanal pengaduan"))


def _jumlah_pelaksana(isi: Isi) -> tuple[Blok, ...]:
    return _sentences(isi.nilai(isi.standar.jumlah_pelaksana))


def _jaminan_pelayanan(isi: Isi) -> tuple[Blok, ...]:
    jaminan = isi.standar.jaminan_pelayanan
    if jaminan is None:
        return ()
    return _sentences(jaminan.pernyataan, *_remarks(("Kompensasi", jaminan.kompensasi)))


def _jaminan_keamanan(isi: Isi) -> tuple[Blok, ...]:
    items = isi.standar.jaminan_keamanan or ()
    return (one_by_one(items),) if items else ()


def _evaluasi_kinerja(isi: Isi) -> tuple[Blok, ...]:
    return _sentences(isi.nilai(isi.standar.evaluasi_kinerja))


def _sentences(*values: object | None) -> tuple[Blok, ...]:
    return tuple(Paragraf(str(value)) for value in values if value is not None)


KOMPONEN_ISI: Mapping[str, Callable[[Isi], tuple[Blok, ...]]] = {
    "dasar_hukum": _dasar_hukum,
    "persyaratan": _persyaratan,
    "prosedur": _prosedur,
    "jangka_waktu": _jangka_waktu,
    "biaya": _biaya,
    "produk": _produk,
    "sarana_prasarana": _sarana_prasarana,
    "kompetensi_pelaksana": _kompetensi_pelaksana,
    "pengawasan_internal": _pengawasan_internal,
    "pengaduan": _pengaduan,
    "jumlah_pelaksana": _jumlah_pelaksana,
    "jaminan_pelayanan": _jaminan_pelayanan,
    "jaminan_keamanan": _jaminan_keamanan,
    "evaluasi_kinerja": _evaluasi_kinerja,
}
