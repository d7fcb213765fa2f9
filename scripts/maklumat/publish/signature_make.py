"""Signing an official PDF with a certificate (PAdES), so that it stays PDF/A-3a and PDF/UA-1.

Three things keep both claims, each measured: the field is a widget of no size outside the page with a
name for readers, which needs neither appearance nor structure element; the metadata stays as it was
set; and the update begins on a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession

from maklumat.documents.errors import Refused, shown
from maklumat.publish.words import long_date

_FIELD = "TandaTangan"
_READ_ALOUD = "Tanda tangan elektronik"


@dataclass(frozen=True)
class Certificate:
    """A certificate with its private key; `nama` is whom it was issued to."""

    nama: str
    mulai: datetime
    sampai: datetime
    signer: SimpleSigner


def open_certificate(data: bytes, passphrase: str) -> Certificate:
    """The certificate of a PKCS#12 file; raises `Refused` for a wrong passphrase or another kind of file."""
    secret = passphrase.encode() or None
    try:
        if "\0" in passphrase:  # ends the text for OpenSSL, and the program for its caller
            raise ValueError
        key, certificate, _ = pkcs12.load_key_and_certificates(data, secret)
    except (ValueError, TypeError):
        raise Refused(
            "Sertifikat tidak dapat dibuka: kata sandinya keliru, atau berkasnya bukan PKCS#12 (.p12, .pfx)."
        ) from None
    if key is None or certificate is None:
        raise Refused("Berkas PKCS#12 itu tidak memuat sertifikat beserta kunci privatnya.")
    return Certificate(
        nama=_name(certificate),
        mulai=certificate.not_valid_before_utc,
        sampai=certificate.not_valid_after_utc,
        signer=SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=secret),
    )


def refuse_outside_validity(certificate: Certificate, at: datetime) -> None:
    """Raise `Refused` unless the certificate is valid at `at`."""
    name = shown(certificate.nama)
    if at < certificate.mulai:
        raise Refused(f"Sertifikat {name} baru berlaku {long_date(certificate.mulai.date())}.")
    if at > certificate.sampai:
        raise Refused(
            f"Sertifikat {name} kedaluwarsa sejak {long_date(certificate.sampai.date())}. "
            "Minta sertifikat baru kepada penerbitnya."
        )


def sign(official: bytes, certificate: Certificate, at: datetime) -> bytes:
    """`official` with an invisible signature as an incremental update, dated `at`."""
    # The set file ends without a line end; PDF/A wants every object on a line of its own.
    writer = _Writer(BytesIO(official if official.endswith(b"\n") else official + b"\n"))
    place = SigFieldSpec(
        _FIELD,
        on_page=-1,
        invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
        readable_field_name=_READ_ALOUD,
    )
    settings = PdfSignatureMetadata(
        field_name=_FIELD, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    output = BytesIO()
    _Signer(settings, certificate.signer, at, place).sign_pdf(writer, output=output)
    return output.getvalue()


class _Writer(IncrementalPdfFileWriter):
    """Leaves title, dates and XMP as they were set: pyHanko's rewrite loses the PDF/UA identifier."""

    def _update_meta(self) -> None:
        """Nothing to update."""


class _Signer(PdfSigner):
    """Signs at a given moment, where pyHanko would ask the clock."""

    def __init__(
        self, settings: PdfSignatureMetadata, signer: SimpleSigner, at: datetime, place: SigFieldSpec
    ) -> None:
        super().__init__(settings, signer, new_field_spec=place)
        self._at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()
