"""The table of altered bytes: a book is exactly these files, or it is none."""

from __future__ import annotations

import json
from typing import Any

from tests.office import record_path, witness_key
from tests.register.auditor_forgeries import Person, Raw, bytes_of

from maklumat.documents.canonical import canonical_json
from maklumat.register.sshsig import sign


def _edit_signature(edit: Any, number: int = 5) -> Raw:
    return bytes_of(number, edit, "sig")


def _signed_by(witness: str, number: int = 42) -> Raw:
    def change_signature(files: dict[str, bytes]) -> None:
        data = files[record_path(number)]
        files[record_path(number, "sig")] = sign(witness_key(witness).private, data)

    return change_signature


def _raw(number: int, suffix: str) -> Raw:
    return lambda files: files.pop(record_path(number, suffix))


def _own_decision(files: dict[str, bytes]) -> None:
    """The last decision becomes the operator's, attested by the operator's key."""
    record = json.loads(files[record_path(42)])
    record.update(Person("operator", "pelaksana").fields())
    files[record_path(42)] = canonical_json(record)
    _signed_by("saksi-operator")(files)


BROKEN_BYTES: dict[str, Raw] = {
    "record missing": _raw(5, "json"),
    "first record missing": _raw(1, "json"),
    "signature missing": _raw(5, "sig"),
    "edited record": bytes_of(5, lambda data: data.replace(b"operator", b"forge"), resign=False),
    "edited record, signed anew": bytes_of(5, lambda data: data.replace(b'"uji"', b'"lain"')),
    "last record without line feed": bytes_of(42, lambda data: data.rstrip(b"\n")),
    "last record in one line": bytes_of(42, lambda data: json.dumps(json.loads(data)).encode()),
    "last record with escapes": bytes_of(42, lambda data: data.replace(b"uji", b"uj\\u0069")),
    "last record with CR": bytes_of(42, lambda data: data.replace(b"\n", b"\r\n")),
    "last record with BOM": bytes_of(42, lambda data: b"\xef\xbb\xbf" + data),
    "last record not UTF-8": bytes_of(42, lambda data: data.replace(b"uji", b"\xff")),
    "duplicate key": bytes_of(
        42, lambda data: data.replace(b'{\n  "alasan"', b'{\n  "alasan": null,\n  "alasan"')
    ),
    "number as text": bytes_of(42, lambda data: data.replace(b'"urutan": 42', b'"urutan": "42"')),
    "number with a fraction": bytes_of(42, lambda data: data.replace(b'"urutan": 42', b'"urutan": 42.0')),
    "number of another record": bytes_of(42, lambda data: data.replace(b'"urutan": 42', b'"urutan": 41')),
    "a list instead of a record": bytes_of(42, lambda data: b"[]\n"),
    "very deep": bytes_of(42, lambda data: b"[" * 100_000),
    "infinite": bytes_of(42, lambda data: data.replace(b"null", b"Infinity", 1)),
    "half a surrogate": bytes_of(42, lambda data: data.replace(b"uji", b"\\ud800")),
    "junk behind the signature": _edit_signature(lambda data: data + b"junk\n"),
    "line before the signature": _edit_signature(lambda data: b"\n" + data),
    "two signatures": _edit_signature(lambda data: data + data),
    "signature without line feed": _edit_signature(lambda data: data.rstrip(b"\n")),
    "signature with CR": _edit_signature(lambda data: data.replace(b"\n", b"\r\n")),
    "empty signature": _edit_signature(lambda data: b""),
    "signature of another record": lambda f: f.update({record_path(5, "sig"): f[record_path(6, "sig")]}),
    "signed by a stranger": _signed_by("orang-luar"),
    "signed by a witness whose time is over": _signed_by("saksi-habis"),
    "signed by a revoked witness": _signed_by("saksi-dicabut"),
    "signed by a witness of the own decision": _own_decision,
    "signed before the witness's time": _signed_by("saksi-baru", 40),
}
