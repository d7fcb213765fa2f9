"""The auditor's view of one record: exact bytes, shape, chain, times, and its signature."""

from __future__ import annotations

import base64
import binascii
import functools
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

Object = dict[str, Any]
HEX = "[0-9a-f]{64}"
NAME = "[a-z0-9][a-z0-9._-]{0,79}"
PERSON = "[a-z][a-z0-9-]*"
TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
SOME = "(?s).+"
TEXTS = {
    "skema": "maklumat/pengesahan/1",
    "sebelumnya": HEX,
    "siklus": "[0-9]{4}-[0-9]{3}",
    "jalur": "penetapan|pencabutan|warga|dasar",
    "langkah": PERSON,
    "keputusan": "selesai|ya|tidak|batal",
    "kembali_ke": PERSON,
    "alasan": "(?s).*",
    "peran": PERSON,
    "orang": PERSON,
    "nama": SOME,
    "jabatan": SOME,
    "status_jabatan": "definitif|plt|plh",
    "dasar_jabatan": SOME,
    "makna": SOME,
    "waktu": TIME,
    "sumber_waktu": "operator|forge|dokumen",
    "dicatat": TIME,
    "tingkat": "saksi|basah|tte",
    "alat": SOME,
}
MAY_BE_NULL = {"sebelumnya", "kembali_ke", "alasan"}
ALL_KEYS = {*TEXTS, "urutan", "dokumen", "lampiran", "penetapan", "bukti"}
DOCUMENT = {"jenis": "dasar|layanan|maklumat|warga", "id": NAME, "sidik": HEX}
ATTACHMENT = {"jenis": "[a-z][a-z0-9_]*", "nama": SOME, "sha256": HEX}
DECREE = {"nomor_sk": SOME, "tanggal_sk": DAY, "tempat": SOME, "berlaku_sejak": DAY}
LEEWAY = timedelta(seconds=300)
ARMOUR = re.compile(rb"-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]+\n)+)-----END SSH SIGNATURE-----\n")


class Broken(Exception):
    """A rule of the register does not hold."""


def require(holds: object, rule: str) -> None:
    """Raise `Broken` unless the rule holds."""
    if not holds:
        raise Broken(rule)


def read_book(folder: Path) -> Iterator[tuple[int, bytes, bytes]]:
    """Every record with its signature, in order and without a gap."""
    found = folder.iterdir() if folder.is_dir() else []
    names = sorted(path.name for path in found if re.fullmatch(r"[0-9]{6}\.json", path.name))
    require(names, "there is no record")
    for number, name in enumerate(names, 1):
        stem = f"{number:06d}"
        require(name == f"{stem}.json", f"expected {stem}.json, found {name}")
        files = folder / name, folder / f"{stem}.sig"
        for file in files:
            require(file.is_file() and not file.is_symlink(), f"{file.name} is missing or no plain file")
        yield number, files[0].read_bytes(), files[1].read_bytes()


def canonical(data: bytes, what: str) -> Any:
    """The JSON value of these bytes, refused unless they are exactly its canonical form."""
    try:
        value = json.loads(data.decode())
        again = (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    except (ValueError, RecursionError) as error:
        raise Broken(f"{what} is no JSON") from error
    require(again == data, f"{what} is not in canonical form")
    return value


def parse_record(data: bytes) -> Object:
    """A record of the right shape."""
    value = canonical(data, "the record")
    require(isinstance(value, dict) and set(value) == ALL_KEYS, "keys of the record")
    record: Object = value
    for key, pattern in TEXTS.items():
        if record[key] is not None or key not in MAY_BE_NULL:
            require(is_text(record[key], pattern), f"value of {key}")
    require(type(record["urutan"]) is int, "urutan is no integer")
    for key, shape in (("dokumen", DOCUMENT), ("lampiran", ATTACHMENT)):
        require(isinstance(record[key], list), f"{key} is no list")
        for entry in record[key]:
            require_shape(entry, shape, key)
    if record["penetapan"] is not None:
        require_shape(record["penetapan"], DECREE, "penetapan")
        days = [day(record["penetapan"][key]) for key in ("tanggal_sk", "berlaku_sejak")]
        require(days[0] <= days[1], "in force before the decree")
    if record["bukti"] is not None:
        proof = record["bukti"]
        require(isinstance(proof, dict) and set(proof) == {"rujukan", "konfirmasi", "penyusun"}, "bukti")
        require(proof["rujukan"] is None or isinstance(proof["rujukan"], str), "bukti.rujukan")
        require(proof["konfirmasi"] is None or is_text(proof["konfirmasi"], PERSON), "bukti.konfirmasi")
        require(isinstance(proof["penyusun"], list), "bukti.penyusun")
        require(all(is_text(person, PERSON) for person in proof["penyusun"]), "bukti.penyusun")
    return record


def require_shape(entry: object, shape: dict[str, str], what: str) -> None:
    """An object with exactly these keys, each value of its pattern."""
    require(isinstance(entry, dict) and set(entry) == set(shape), f"keys of {what}")
    assert isinstance(entry, dict)
    for key, pattern in shape.items():
        require(is_text(entry[key], pattern), f"{key} of {what}")


def is_text(value: object, pattern: str) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError as error:
        raise Broken(f"no such moment: {text}") from error


def day(text: str) -> date:
    require(is_text(text, DAY), f"no date: {text}")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Broken(f"no such day: {text}") from error


def in_order(record: Object, number: int, digest: str | None, before: list[Object], at: datetime) -> None:
    """Number, chain and the times that need no office."""
    require(record["urutan"] == number, "urutan is not the number of the file")
    require(record["sebelumnya"] == digest, "the chain is broken")
    decided, written = moment(record["waktu"]), moment(record["dicatat"])
    require(decided - written <= LEEWAY, "decided after it was recorded")
    require(written - at <= LEEWAY, "recorded in the future")
    if before:
        require(moment(before[-1]["dicatat"]) <= written, "dicatat goes back")
    earlier = [moment(r["waktu"]) for r in before if r["siklus"] == record["siklus"]]
    require(all(when <= decided for when in earlier), "waktu goes back within the cycle")


def signing_key(armoured: bytes) -> str:
    """The public key inside an SSHSIG blob, in base64."""
    try:
        blob = base64.b64decode(armoured.replace(b"\n", b""), validate=True)
    except binascii.Error as error:
        raise Broken("the signature is no base64") from error
    require(blob[:10] == b"SSHSIG\0\0\0\1", "no SSH signature of version 1")
    length = int.from_bytes(blob[10:14], "big")
    return base64.b64encode(blob[14 : 14 + length]).decode()


@functools.cache
def verified(data: bytes, signature: bytes, key: str) -> bool:
    """Whether `ssh-keygen` finds this signature of this key over the bytes; dates are judged elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        allowed, armour = Path(folder, "allowed"), Path(folder, "sig")
        allowed.write_text(f"witness {key}\n", encoding="ascii")
        armour.write_bytes(signature)
        words = ["ssh-keygen", "-Y", "verify", "-n", "maklumat@1", "-I", "witness", "-f", str(allowed)]
        done = subprocess.run([*words, "-s", str(armour)], input=data, capture_output=True, check=False)
    return done.returncode == 0
