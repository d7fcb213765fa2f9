"""Electronic signatures in official PDFs: signed here they stay valid, changed they are refused."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from tests.publish.kantor import PENETAPAN, context, maklumat
from tests.publish.naskah import standar
from tests.publish.read_pdf import faults, pages, reader
from tests.publish.sertifikat import PASSPHRASE, Issued, authority, official, time_stamper

from maklumat.documents.errors import Refused
from maklumat.publish.official import Press
from maklumat.publish.signature import told
from maklumat.publish.signature_check import check, read_anchor
from maklumat.publish.signature_make import open_certificate, refuse_outside_validity, sign

AT = datetime(2024, 3, 4, 3, tzinfo=UTC)
WIB = ZoneInfo("Asia/Jakarta")
OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
Change = Callable[[IncrementalPdfFileWriter], None]


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    """An official PDF of every kind."""
    press = Press(OVERRIDES)
    return {
        "standar": press.standard(standar(), context()),
        "maklumat": press.maklumat(maklumat(), context("maklumat"), ["Pendaftaran merek (contoh)"]),
        "pencabutan": press.withdrawal("Pendaftaran DTLST", context(), PENETAPAN),
    }


@pytest.fixture(scope="module")
def sheet(sheets: dict[str, bytes]) -> bytes:
    return sheets["maklumat"]


def signed_here(data: bytes, issued: Issued | None = None, at: datetime = AT) -> bytes:
    issued = issued or official()
    return sign(data, open_certificate(issued.pkcs12(), PASSPHRASE), at)


def signed_elsewhere(
    data: bytes,
    field: SigFieldSpec | None = None,
    stamper: DummyTimeStamper | None = None,
    change: Change = lambda writer: None,
    certify: bool = False,
) -> bytes:
    """Signed as other tools do: metadata rewritten, a field of the tool's own; dated by the clock."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    name = field.sig_field_name if field else "Alat lain"
    meta = PdfSignatureMetadata(
        field_name=name,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = open_certificate(official(2023, 2060).pkcs12(), PASSPHRASE).signer
    output = io.BytesIO()
    PdfSigner(meta, signer, timestamper=stamper, new_field_spec=field).sign_pdf(writer, output=output)
    return output.getvalue()


def updated(data: bytes, change: Change) -> bytes:
    """An incremental update that carries a change."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def white_box(writer: IncrementalPdfFileWriter) -> None:
    box = generic.StreamObject(stream_data=b"q 1 1 1 rg 0 0 595 842 re f Q")
    writer.add_stream_to_page(0, writer.add_object(box))


def extra_page(writer: IncrementalPdfFileWriter) -> None:
    empty = writer.add_object(generic.StreamObject(stream_data=b""))
    writer.insert_page(PageObject(contents=empty, media_box=(0, 0, 595, 842)))


def other_title(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = generic.pdf_string("en")
    writer.update_root()


def note(writer: IncrementalPdfFileWriter) -> None:
    """A note that covers the page."""
    leaf, _ = writer.find_page_for_modification(0)
    look = {"/Type": "/Annot", "/Subtype": "/Square"}
    annotation = generic.DictionaryObject(
        {generic.pdf_name(key): generic.pdf_name(value) for key, value in look.items()}
    )
    annotation["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
    leaf.get_object()["/Annots"] = generic.ArrayObject([writer.add_object(annotation)])
    writer.mark_update(leaf)


@pytest.mark.parametrize("kind", ["standar", "maklumat", "pencabutan"])
def test_a_signed_pdf_keeps_its_first_revision_and_both_claims(
    kind: str, sheets: dict[str, bytes], tmp_path: Path
) -> None:
    data = sheets[kind]
    signed = signed_here(data)
    assert signed.startswith(data)
    assert faults(signed, tmp_path) == []
    assert pages(signed) == pages(data)
    assert reader(signed).metadata == reader(data).metadata
    (signature,) = check(data, signed, AT)
    assert (signature.nama, signature.penerbit) == ("Nama Kepala (contoh)", "Induk Uji (contoh)")
    assert (signature.waktu, signature.cap_waktu, signature.tepercaya) == (AT, False, None)


def test_what_is_told_of_a_signature(sheet: bytes) -> None:
    (signature,) = check(sheet, signed_here(sheet), AT)
    assert told(signature, WIB) == (
        "penanda tangan: Nama Kepala (contoh)",
        "waktu: 4 Maret 2024 pukul 10.00 WIB, menurut komputer penanda tangan",
        f"sertifikat: nomor seri {official().certificate.serial_number:x}, penerbit Induk Uji (contoh), "
        "masa berlaku 1 Januari 2023 sampai 31 Desember 2028",
        "hasil: tanda tangan utuh, penerbit sertifikat tidak diperiksa; "
        "pencabutan sertifikat tidak diperiksa",
    )


def test_an_anchor_makes_the_issuer_known(sheet: bytes) -> None:
    anchors = read_anchor(authority().pem)
    (signature,) = check(sheet, signed_here(sheet), AT, anchors)
    assert signature.tepercaya is True
    assert "terhubung ke jangkar" in told(signature, WIB)[-1]


def test_another_anchor_refuses(sheet: bytes) -> None:
    with pytest.raises(Refused, match="tidak terhubung ke jangkar"):
        check(sheet, signed_here(sheet), AT, read_anchor(time_stamper().pem))


@pytest.mark.parametrize("data", [b"", b"bukan sertifikat", b"\x30\x03\x02\x01\x01", b"-----BEGIN X-----\n"])
def test_an_anchor_must_be_a_certificate(data: bytes) -> None:
    with pytest.raises(Refused, match="bukan sertifikat PEM atau DER"):
        read_anchor(data)


def test_signed_elsewhere_is_accepted_as_it_is(sheet: bytes) -> None:
    now = datetime.now(UTC)
    (signature,) = check(sheet, signed_elsewhere(sheet), now)
    assert signature.nama == "Nama Kepala (contoh)"


def test_a_certifying_signature_is_accepted(sheet: bytes) -> None:
    assert check(sheet, signed_elsewhere(sheet, certify=True), datetime.now(UTC))


def test_two_people_may_sign(sheet: bytes) -> None:
    twice = signed_elsewhere(signed_here(sheet))
    assert [found.cap_waktu for found in check(sheet, twice, datetime.now(UTC))] == [False, False]


def test_a_time_stamp_is_told_as_one(sheet: bytes) -> None:
    issued = time_stamper()
    stamper = DummyTimeStamper(
        x509.Certificate.load(issued.certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(issued.key_der),
        fixed_dt=AT,
    )
    (signature,) = check(sheet, signed_elsewhere(sheet, stamper=stamper), datetime.now(UTC))
    assert signature.waktu == AT
    assert told(signature, WIB)[1] == "waktu: 4 Maret 2024 pukul 10.00 WIB, menurut cap waktu"


CHANGES = (white_box, extra_page, other_title, note)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_before_the_signature_is_refused(sheet: bytes, change: Change) -> None:
    with pytest.raises(Refused, match="mengubah naskah selain menambah tanda tangan"):
        check(sheet, signed_here(updated(sheet, change)), AT)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_together_with_the_signature_is_refused(sheet: bytes, change: Change) -> None:
    with pytest.raises(Refused, match="mengubah naskah selain menambah tanda tangan"):
        check(sheet, signed_elsewhere(sheet, change=change), datetime.now(UTC))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_after_the_signature_is_refused(sheet: bytes, change: Change) -> None:
    with pytest.raises(Refused, match="mengubah naskah selain menambah tanda tangan"):
        check(sheet, updated(signed_here(sheet), change), AT)


def test_a_change_between_two_signatures_is_refused(sheet: bytes) -> None:
    with pytest.raises(Refused, match="mengubah naskah"):
        check(sheet, signed_elsewhere(updated(signed_here(sheet), white_box)), datetime.now(UTC))


def test_a_signature_that_draws_is_refused(sheet: bytes) -> None:
    field = SigFieldSpec("Tampak", box=(0, 0, 595, 842))
    with pytest.raises(Refused, match="tanpa gambar"):
        check(sheet, signed_elsewhere(sheet, field=field), datetime.now(UTC))


def test_a_signature_that_acts_is_refused(sheet: bytes) -> None:
    def acting(writer: IncrementalPdfFileWriter) -> None:
        action = {"/S": generic.pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
        field = generic.DictionaryObject({generic.pdf_name(key): value for key, value in action.items()})
        writer.root["/AcroForm"]["/Fields"][0].get_object()["/AA"] = generic.DictionaryObject(
            {generic.pdf_name("/E"): field}
        )
        writer.update_container(writer.root["/AcroForm"]["/Fields"][0].get_object())

    with pytest.raises(Refused, match="mengubah naskah"):
        check(sheet, updated(signed_here(sheet), acting), AT)


def test_another_file_signed_is_refused(sheets: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match="bukan naskah resmi yang disiapkan"):
        check(sheets["maklumat"], signed_here(sheets["standar"]), AT)


def test_our_bytes_in_front_of_another_file_are_not_its_first_revision(sheet: bytes) -> None:
    """The appended part no longer refers to ours: a reader would show that part alone."""
    signed = signed_here(sheet)
    start = signed.rindex(b"/Prev ")
    unchained = signed[:start] + b"/Xxxx" + signed[start + 5 :]
    with pytest.raises(Refused):
        check(sheet, unchained, AT)


@pytest.mark.parametrize("tail", [b"", b"\n", b"% bukan tanda tangan\n"])
def test_without_a_signature_it_is_refused(sheet: bytes, tail: bytes) -> None:
    with pytest.raises(Refused, match="belum ditandatangani"):
        check(sheet, sheet + tail, AT)


def test_an_update_without_a_signature_is_refused(sheet: bytes) -> None:
    with pytest.raises(Refused, match="belum ditandatangani"):
        check(sheet, updated(sheet, lambda writer: writer.update_root()), AT)


def test_a_tampered_signed_file_is_refused_in_words_wherever_the_change_is(sheet: bytes) -> None:
    signed = signed_here(sheet)
    container = signed.index(b"/Contents <", len(sheet)) + len(b"/Contents <")
    spots = random.Random(7)  # noqa: S311 - places to spoil, not secrets
    refused = 0
    for _ in range(60):
        spot = spots.randrange(len(sheet), len(signed))
        spoiled = bytearray(signed)
        spoiled[spot] ^= 1 << spots.randrange(8)
        try:
            check(sheet, bytes(spoiled), AT)
        except Refused:
            refused += 1
        else:
            # Zeros behind the signature inside its container are no part of what is signed.
            assert container < spot < signed.index(b">", container)
    assert refused > 30


def test_a_cut_signed_file_is_refused_in_words(sheet: bytes) -> None:
    signed = signed_here(sheet)
    for length in range(len(sheet) + 1, len(signed), 997):
        with pytest.raises(Refused):
            check(sheet, signed[:length], AT)


@pytest.mark.parametrize("first", [2020, 2025])
def test_a_certificate_outside_its_dates_is_refused(sheet: bytes, first: int) -> None:
    issued = official(first, first + 2)
    with pytest.raises(Refused, match="tidak pada saat menandatangani"):
        check(sheet, signed_here(sheet, issued), AT)
    with pytest.raises(Refused, match=r"kedaluwarsa sejak 31 Desember 2022|baru berlaku 1 Januari 2025"):
        refuse_outside_validity(open_certificate(issued.pkcs12(), PASSPHRASE), AT)


def test_a_signature_from_the_future_is_refused(sheet: bytes) -> None:
    signed = signed_here(sheet, at=AT + timedelta(days=1))
    with pytest.raises(Refused, match="belum tiba"):
        check(sheet, signed, AT)


@pytest.mark.parametrize("passphrase", ["", "rahasia", "Kata Sandi Uji", "\x00", "é" * 300])
def test_a_wrong_passphrase_is_refused_without_repeating_it(passphrase: str) -> None:
    with pytest.raises(Refused, match="kata sandinya keliru") as refusal:
        open_certificate(official().pkcs12(), passphrase)
    assert refusal.value.__cause__ is None
    assert not passphrase or passphrase not in str(refusal.value)


def test_a_certificate_may_have_no_passphrase(sheet: bytes) -> None:
    certificate = open_certificate(official().pkcs12(""), "")
    assert check(sheet, sign(sheet, certificate, AT), AT)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x30\x82\xff\xff" + b"\0" * 40])
def test_another_file_is_no_certificate(data: bytes) -> None:
    with pytest.raises(Refused, match="PKCS#12"):
        open_certificate(data, PASSPHRASE)
