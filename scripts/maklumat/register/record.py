"""One record of the book: a decision by a person in a role, in exactly one sequence of bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.errors import shown
from maklumat.documents.folder import Key
from maklumat.documents.models.pejabat import StatusJabatan
from maklumat.documents.models.siklus import Jalur, Jenis
from maklumat.documents.models.sop import Tingkat
from maklumat.documents.values import BadValue, parse_date

SKEMA = "maklumat/pengesahan/1"
SIKLUS = r"^[0-9]{4}-[0-9]{3}$"
_UNUSUAL = "susunan bitanya bukan bentuk baku"


def format_time(moment: datetime) -> str:
    """A moment as `YYYY-MM-DDTHH:MM:SSZ`."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def parse_time(text: object) -> datetime:
    """Read `YYYY-MM-DDTHH:MM:SSZ`, exactly (a moment passes); raises `BadValue`."""
    if isinstance(text, datetime):
        return text
    try:
        # Faster than strptime and wider; what follows holds it to the one form.
        moment = datetime.fromisoformat(text) if isinstance(text, str) and text.endswith("Z") else None
    except ValueError:
        moment = None
    if moment is None or format_time(moment) != text:
        raise BadValue(f"“{text}” bukan waktu.", "Tulis misalnya `2024-01-02T03:04:05Z`.")
    return moment


def _day(value: object) -> date:
    return value if isinstance(value, date) else parse_date(value)


Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Nama = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,79}$")]
Waktu = Annotated[datetime, BeforeValidator(parse_time), PlainSerializer(format_time, return_type=str)]
Hari = Annotated[date, BeforeValidator(_day), PlainSerializer(date.isoformat, return_type=str)]
Siklus = Annotated[str, Field(pattern=SIKLUS)]
Isian = Annotated[str, Field(min_length=1)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Dokumen(_Closed):
    """A document and the digest of the bytes decided on."""

    jenis: Jenis
    id: Nama
    sidik: Sha256

    @property
    def key(self) -> Key:
        """Kind and id."""
        return Key(self.jenis, self.id)


class Lampiran(_Closed):
    """An attachment by its hash; private kinds leave nothing else behind."""

    jenis: Isian
    nama: Nama
    sha256: Sha256


class Penetapan(_Closed):
    """What is known only at signing: the decree's number, date, place and day of effect."""

    nomor_sk: Isian
    tanggal_sk: Hari
    tempat: Isian
    berlaku_sejak: Hari


class Bukti(_Closed):
    """Where the evidence stands, who confirmed a scan, who wrote the change."""

    rujukan: str | None
    konfirmasi: str | None
    penyusun: tuple[str, ...]


class Record(_Closed):
    """One decision; the fields are those of the file, in the words of the register's rules."""

    skema: Literal["maklumat/pengesahan/1"]
    urutan: Annotated[int, Field(strict=True, ge=1)]
    sebelumnya: Sha256 | None
    siklus: Siklus
    jalur: Jalur
    langkah: Isian
    keputusan: Literal["selesai", "ya", "tidak", "batal"]
    kembali_ke: str | None
    alasan: str | None
    dokumen: tuple[Dokumen, ...]
    lampiran: tuple[Lampiran, ...]
    penetapan: Penetapan | None
    peran: Isian
    orang: Isian
    nama: Isian
    jabatan: Isian
    status_jabatan: StatusJabatan
    dasar_jabatan: Isian
    makna: Isian
    waktu: Waktu
    sumber_waktu: Literal["operator", "forge", "dokumen"]
    dicatat: Waktu
    tingkat: Tingkat
    bukti: Bukti | None
    alat: Isian

    def to_bytes(self) -> bytes:
        """The record's exact file content."""
        return canonical_json(self.model_dump(mode="json"))

    @property
    def sha256(self) -> str:
        """SHA-256 of the file content."""
        return sha256(self.to_bytes())

    @property
    def texts(self) -> dict[Key, str]:
        """The digests it carries by document."""
        return {document.key: document.sidik for document in self.dokumen}

    def attached(self, jenis: str) -> tuple[Lampiran, ...]:
        """Its attachments of one kind."""
        return tuple(item for item in self.lampiran if item.jenis == jenis)


def as_documents(texts: Mapping[Key, str]) -> tuple[Dokumen, ...]:
    """Digests by document as a record lists them: sorted."""
    return tuple(Dokumen(jenis=key.jenis, id=key.id, sidik=sidik) for key, sidik in sorted(texts.items()))


def has_reason(record: Record) -> bool:
    """Whether `alasan` says something."""
    return bool(record.alasan and record.alasan.strip())


def parse_record(data: bytes) -> Record:
    """Read a record file; raises `BadValue` unless the bytes are the one canonical form."""
    try:
        tree = json.loads(data.decode("utf-8"))
        record = Record.model_validate(tree)
    except ValidationError as error:
        raise _refusal(tree, data, error) from None
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BadValue("isinya bukan JSON", "") from None
    if record.to_bytes() != data:
        raise BadValue(_UNUSUAL, "")
    return record


def _refusal(tree: object, data: bytes, error: ValidationError) -> BadValue:
    """Bytes that are not canonical are that first of all, whatever they say."""
    try:
        canonical = canonical_json(tree)
    except (ValueError, RecursionError):
        return BadValue("isinya bukan JSON", "")
    if not isinstance(tree, dict) or canonical != data:
        return BadValue(_UNUSUAL, "")
    place = ".".join(str(part) for part in error.errors()[0]["loc"])
    return BadValue(f"bentuk “{shown(place or 'catatan')}” tidak sesuai", "")
