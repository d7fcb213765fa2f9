"""Time: the promise against its steps, `hari` against `hari kerja` (UU 25/2009 Pasal 21 huruf d)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maklumat.checks.context import Document, Path
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.models import StandarPelayanan
from maklumat.documents.models.layanan import JangkaWaktu
from maklumat.documents.values import Lama, Satuan

_ARTICLE = "UU 25/2009 Pasal 21 huruf d"
SATU_LANGKAH = Kode("waktu-satu-langkah-melebihi", Bobot.GALAT, _ARTICLE)
MELEBIHI = Kode("waktu-langkah-melebihi-janji", Bobot.PERINGATAN, _ARTICLE)
HARI_BERCAMPUR = Kode("waktu-hari-bercampur", Bobot.PERINGATAN, f"{_ARTICLE}; bandingkan PP 96/2012 Pasal 27")
JAM_LAYANAN = Kode("waktu-jam-layanan", Bobot.PERINGATAN, _ARTICLE)
DALAM_KALIMAT = Kode(
    "waktu-dalam-kalimat", Bobot.SARAN, "Bentuk naskah: lama ditulis pada `waktu` atau `masa_berlaku`"
)
BERTABRAKAN = Kode("waktu-bertabrakan", Bobot.GALAT, _ARTICLE)
TIDAK_LENGKAP = Kode("waktu-tidak-lengkap", Bobot.GALAT, _ARTICLE)

_CLOCK = re.compile(
    r"(?i)\bpukul\b|\b(?:senin|selasa|rabu|kamis|jumat|sabtu)\b.*\d{1,2}[.:]\d{2}"
    r"|\bjam (?:kerja|layanan)\b.*\d"
)
_LENGTH = re.compile(
    r"(?i)\b\d+(?: \([a-z ]+\))? (?P<unit>menit|jam|hari kerja|hari|minggu|bulan)\b"
    r"(?! (?:sebelum|sesudah|setelah|sejak))"
)
_VALIDITY = re.compile(r"(?i)\bberlaku (?:selama )?\d+(?: \([a-z ]+\))? (?:hari|minggu|bulan|tahun)\b")
# Another institution keeps its own time, and so does the applicant.
_OTHER_CLOCKS = ("instansi_lain", "pemohon")
_DAYS = (Satuan.HARI, Satuan.HARI_KERJA)


def _own_times(
    document: Document[StandarPelayanan], promise: JangkaWaktu
) -> Iterator[tuple[int, Lama, bool]]:
    """The office's own steps this promise is about: place, time, whether only under a condition.

    Those with other clocks are left out.
    """
    for position, step in enumerate(document.model.prosedur or ()):
        shared = step.untuk is None or promise.untuk is None or set(step.untuk) & set(promise.untuk)
        if shared and step.waktu is not None and step.pelaku not in _OTHER_CLOCKS:
            yield position, step.waktu, step.bila is not None


def summed(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """One step, or all together, longer than the promise, where units compare.

    The sum is only a warning: a step may lie before the promise starts to count.
    """
    for position, promise in enumerate(document.model.jangka_waktu or ()):
        family, limit = promise.lama.paling_lama.measure()
        total, alone = 0, False
        for place, time, conditional in _own_times(document, promise):
            kind, shortest = time.paling_singkat.measure()
            if kind == family and shortest > limit and not conditional:
                alone = True
                yield document.source.finding(
                    SATU_LANGKAH,
                    ("prosedur", place, "waktu"),
                    f"Langkah ini saja ({time}) sudah melebihi jangka waktu {promise.lama}.",
                    "Sesuaikan waktu langkah atau jangka waktunya; jangka waktu mencakup seluruh proses.",
                )
            kind, longest = time.paling_lama.measure()
            total += longest if kind == family else 0
        if total > limit and not alone:
            yield document.source.finding(
                MELEBIHI,
                ("jangka_waktu", position, "lama"),
                f"Waktu semua langkah kantor berjumlah {total} {family}, "
                f"lebih dari jangka waktu {promise.lama}{_same(promise, family, limit)}.",
                "Sesuaikan salah satunya; langkah di luar hitungan dijelaskan pada `sejak` dan `sampai`.",
            )


def _same(promise: JangkaWaktu, family: str, limit: int) -> str:
    """The promise in the family's smallest unit, where it is written in another."""
    return "" if promise.lama.paling_lama.satuan.value == family else f" ({limit} {family})"


def mixed_days(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """`hari` in the promise and `hari kerja` in steps or text, or the other way: different legal terms."""
    promised = {promise.lama.paling_lama.satuan for promise in document.model.jangka_waktu or ()} & set(_DAYS)
    if len(promised) != 1:
        return
    promise = next(iter(promised))
    other = _DAYS[1 - _DAYS.index(promise)]
    for position, step in enumerate(document.model.prosedur or ()):
        if step.pelaku in _OTHER_CLOCKS:
            continue
        if step.waktu and other in (step.waktu.paling_singkat.satuan, step.waktu.paling_lama.satuan):
            yield _mixed(document, ("prosedur", position, "waktu"), promise, other)
        elif _mentions(step.uraian, other):
            yield _mixed(document, ("prosedur", position, step.pelaku or "kegiatan"), promise, other)
    guarantee = document.model.jaminan_pelayanan
    if guarantee and _mentions(guarantee.pernyataan, other):
        yield _mixed(document, ("jaminan_pelayanan", "pernyataan"), promise, other)


def _mentions(text: str, unit: Satuan) -> bool:
    return any(match["unit"].lower() == unit.value for match in _LENGTH.finditer(text))


def _mixed(document: Document[StandarPelayanan], path: Path, promise: Satuan, other: Satuan) -> Finding:
    return document.source.finding(
        HARI_BERCAMPUR,
        path,
        f"Di sini tertulis `{other.value}`, sedangkan jangka waktu memakai `{promise.value}`; "
        "artinya berbeda.",
        "Samakan satuannya menurut sumber hukumnya; jangan mengubah angkanya begitu saja.",
    )


def service_hours(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Opening hours written where the length of the process belongs."""
    for leaf in document.source.leaves:
        if leaf.top == "jangka_waktu" and _CLOCK.search(leaf.value):
            yield document.source.at_leaf(
                JAM_LAYANAN,
                leaf,
                "Jam buka loket bukan jangka waktu penyelesaian.",
                "Tulis lamanya proses di sini; jam layanan kantor dicantumkan di kantor.yaml.",
            )


def in_prose(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A step's length, or how long a product stays valid, hidden in a sentence."""
    for position, step in enumerate(document.model.prosedur or ()):
        if step.waktu is None and (match := _LENGTH.search(step.uraian)):
            path = ("prosedur", position, step.pelaku or "kegiatan")
            yield _hidden(document, path, match.group(), "waktu")
    for position, product in enumerate(document.model.produk or ()):
        if product.masa_berlaku is None and (match := _VALIDITY.search(product.produk)):
            yield _hidden(document, ("produk", position, "produk"), match.group(), "masa_berlaku")


def _hidden(document: Document[StandarPelayanan], path: Path, words: str, key: str) -> Finding:
    return document.source.finding(
        DALAM_KALIMAT,
        path,
        f"“{words}” tertulis di dalam kalimat.",
        f"Pindahkan ke kunci `{key}` pada butir itu.",
    )


def one_each(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Several promises: each says for whom, nobody has two, nobody has none."""
    promises = document.model.jangka_waktu or ()
    named: set[str] = set()
    for position, promise in enumerate(promises if len(promises) > 1 else ()):
        again = sorted(named & set(promise.untuk or ()))
        if promise.untuk is None or again:
            whom = f"`{again[0]}`" if again else "pemohon yang sama"
            yield document.source.finding(
                BERTABRAKAN,
                ("jangka_waktu", position),
                f"Ada lebih dari satu jangka waktu bagi {whom}.",
                "Beri setiap jangka waktu `untuk` yang berbeda.",
            )
        named |= set(promise.untuk or ())
    if promises and all(promise.untuk for promise in promises):
        named = {name for promise in promises for name in promise.untuk or ()}
        for name, words in (document.model.pemohon or {}).items():
            if name not in named:
                yield document.source.finding(
                    TIDAK_LENGKAP,
                    ("jangka_waktu",),
                    f"Jangka waktu bagi “{words}” (`{name}`) belum disebut.",
                    f"Tambahkan jangka waktu dengan `untuk: {name}`.",
                )


RULES = (summed, mixed_days, service_hours, in_prose, one_each)
