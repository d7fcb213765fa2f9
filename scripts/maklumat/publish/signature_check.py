"""Whether a file is our official PDF with an intact electronic signature and no other change."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from maklumat.documents.errors import Refused
from maklumat.publish.signature import Signature
from maklumat.publish.signature_diff import only_signed
from maklumat.publish.words import long_date

_AHEAD = timedelta(seconds=300)
# What parsing a stranger's PDF or certificate may end in; none of it is an answer to show.
_BROKEN = (
    PdfError,
    PathError,
    UnsupportedAlgorithm,
    zlib.error,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
)
_FOREIGN = (
    "bukan naskah resmi yang disiapkan dengan tambahan tanda tangan; isinya diganti atau disimpan ulang"
)
_CHANGED = (
    "mengubah naskah selain menambah tanda tangan tak tampak; "
    "tanda tangani lagi berkas yang disiapkan, tanpa gambar, catatan, atau halaman tambahan"
)
_SPOILED = "tanda tangannya rusak atau tidak dapat dibaca; tanda tangani lagi berkas yang disiapkan"

# pyHanko reports what it refuses, with tracebacks; here the refusal is the answer.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_anchor(data: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM or DER file; raises `Refused`."""
    try:
        # Parsed on demand: reading the subjects is what finds a broken file.
        found = tuple(entry for entry in load_certs_from_pemder_data(data) if entry.subject.native)
    except _BROKEN:
        found = ()
    if not found:
        raise Refused("Jangkar bukan sertifikat PEM atau DER.")
    return found


def check(
    official: bytes, signed: bytes, at: datetime, anchors: Sequence[x509.Certificate] = ()
) -> tuple[Signature, ...]:
    """The signatures of `signed`, if it is `official` plus signatures; raises `Refused` with the reason.

    The reason has no subject: put the file's name before it. `at` is now. A certificate must have been
    valid at the time of signing; with `anchors` it must also lead to one of them.
    """
    if signed == official:
        raise Refused("belum ditandatangani")
    if not signed.startswith(official):
        raise Refused(_FOREIGN)
    try:
        return _check(official, signed, at, anchors)
    except Refused:
        raise
    except _BROKEN:
        raise Refused(_SPOILED) from None


def _check(
    official: bytes, signed: bytes, at: datetime, anchors: Sequence[x509.Certificate]
) -> tuple[Signature, ...]:
    reader = PdfFileReader(BytesIO(signed))
    last = _last_revision(PdfFileReader(BytesIO(official)), reader)
    if not only_signed(reader, last):
        raise Refused(_CHANGED)
    found = reader.embedded_regular_signatures
    if not found:
        raise Refused("belum ditandatangani")
    return tuple(_signature(embedded, at, anchors) for embedded in found)


def _last_revision(own: PdfFileReader, reader: PdfFileReader) -> int:
    """The last revision of our file, as the signed file still has it."""
    count = int(own.xrefs.total_revisions)
    if reader.xrefs.total_revisions < count or any(
        own.xrefs.get_xref_container_info(number) != reader.xrefs.get_xref_container_info(number)
        for number in range(count)
    ):
        raise Refused(_FOREIGN)
    return count - 1


def _signature(
    embedded: EmbeddedPdfSignature, at: datetime, anchors: Sequence[x509.Certificate]
) -> Signature:
    context = ValidationContext(trust_roots=list(anchors), allow_fetching=False, moment=at)
    status = validate_pdf_signature(embedded, context)
    whole = status.coverage is not None and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    if not (status.intact and status.valid and status.docmdp_ok and status.seed_value_ok and whole):
        raise Refused(_SPOILED)
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.intact and stamp.valid
    certificate = status.signing_cert
    signature = Signature(
        nama=_name(certificate.subject),
        penerbit=_name(certificate.issuer),
        seri=f"{certificate.serial_number:x}",
        mulai=certificate.not_valid_before,
        sampai=certificate.not_valid_after,
        waktu=stamp.timestamp if stamp is not None and stamped else _reported(status),
        cap_waktu=stamped,
        tepercaya=status.trusted if anchors else None,
    )
    _refuse_times(signature, at)
    if signature.tepercaya is False:
        raise Refused(
            f"penerbit sertifikat {signature.nama} tidak terhubung ke jangkar yang diberikan, "
            "atau sertifikat itu tidak boleh dipakai menandatangani"
        )
    return signature


def _reported(status: PdfSignatureStatus) -> datetime | None:
    moment = status.signer_reported_dt
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def _refuse_times(signature: Signature, at: datetime) -> None:
    signed = signature.waktu or at
    if signed > at + _AHEAD:
        raise Refused(f"waktu tanda tangannya, {long_date(signed.date())}, belum tiba; periksa jam komputer")
    if not signature.mulai <= signed <= signature.sampai:
        raise Refused(
            f"sertifikat {signature.nama} berlaku {long_date(signature.mulai.date())} sampai "
            f"{long_date(signature.sampai.date())}, tidak pada saat menandatangani"
        )


def _name(name: x509.Name) -> str:
    """The common name, or the whole name where there is none."""
    common = name.native.get("common_name")
    return common if isinstance(common, str) else str(name.human_friendly)
