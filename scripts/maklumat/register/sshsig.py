"""SSH signatures (SSHSIG) by witness keys: the same files `ssh-keygen -Y sign|verify` writes and reads.

Only Ed25519 keys count, plain or held on a FIDO2 token; the cryptography is the `cryptography`
library's. Format: PROTOCOL.sshsig and PROTOCOL.u2f of OpenSSH.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_ssh_private_key

from maklumat.documents.errors import Surroundings

NAMESPACE = "maklumat@1"
_MAGIC = b"SSHSIG"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_PLAIN, _TOKEN = b"ssh-ed25519", b"sk-ssh-ed25519@openssh.com"
_HASHES = {b"sha512": hashlib.sha512, b"sha256": hashlib.sha256}
_WIDTH = 70
_USER_PRESENT = 0x01


class BadSignature(ValueError):
    """The signature is not one armour over these bytes by the key it names."""


class Locked(Surroundings):
    """The private key is behind a passphrase: `ssh-keygen` asks for it, so that it never passes here."""


@dataclass(frozen=True)
class _Parts:
    key: bytes
    namespace: bytes
    reserved: bytes
    hash_name: bytes
    signature: bytes


@lru_cache(maxsize=64)  # every record asks for every key of the roster
def key_blob(line: str) -> bytes:
    """The wire form of an OpenSSH public key line `type base64 [comment]`; raises `BadSignature`."""
    words = line.split(" ")
    try:
        blob = base64.b64decode(words[1], validate=True)
        kind = _fields(blob)[0]
    except (IndexError, binascii.Error, struct.error):
        raise BadSignature("kunci publik tidak terbaca") from None
    if kind != words[0].encode() or kind not in (_PLAIN, _TOKEN):
        raise BadSignature("jenis kunci bukan ssh-ed25519 atau sk-ssh-ed25519")
    return blob


def verify(armour: bytes, message: bytes) -> bytes:
    """The signer's key blob if `armour` is one valid signature of `message`; raises `BadSignature`."""
    try:
        parts = _parse(armour)
        _check(parts, message)
    except (struct.error, IndexError, InvalidSignature, ValueError) as error:
        if isinstance(error, BadSignature):
            raise
        raise BadSignature("tanda tangan saksi tidak cocok dengan catatan") from None
    return parts.key


def sign(private_key: bytes, message: bytes) -> bytes:
    """An armoured signature of `message` by an OpenSSH Ed25519 private key without a passphrase.

    Raises `Surroundings`: `Locked` for a key that only `ssh-keygen` can open.
    """
    key = load_private(private_key)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    blob = _string(_PLAIN) + _string(public)
    signed = _signed_data(NAMESPACE.encode(), b"", b"sha512", message)
    signature = _string(_PLAIN) + _string(key.sign(signed))
    body = (
        _MAGIC
        + struct.pack(">I", 1)
        + b"".join(_string(part) for part in (blob, NAMESPACE.encode(), b"", b"sha512", signature))
    )
    return _armour(body)


def load_private(private_key: bytes) -> Ed25519PrivateKey:
    """The Ed25519 private key in an OpenSSH key file; raises `Surroundings` (`Locked`: see there)."""
    try:
        key = load_ssh_private_key(private_key, None)
    except TypeError:
        raise Locked("Kunci saksi dilindungi kata sandi.") from None
    except (ValueError, UnsupportedAlgorithm):
        raise Surroundings("Kunci saksi tidak dapat dibuka: bukan kunci privat OpenSSH.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Surroundings("Kunci saksi harus berjenis ed25519. Buat dengan `ssh-keygen -t ed25519`.")
    return key


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _fields(blob: bytes) -> list[bytes]:
    fields, position = [], 0
    while position < len(blob):
        (length,) = struct.unpack_from(">I", blob, position)
        field = blob[position + 4 : position + 4 + length]
        if len(field) != length:
            raise BadSignature("tanda tangan saksi terpotong")
        fields.append(field)
        position += 4 + length
    return fields


def _armour(body: bytes) -> bytes:
    text = base64.b64encode(body).decode()
    lines = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()


def _parse(armour: bytes) -> _Parts:
    try:
        lines = armour.decode("ascii").split("\n")
        body = base64.b64decode("".join(lines[1:-2]), validate=True)
    except (UnicodeDecodeError, binascii.Error):
        raise BadSignature("berkas tanda tangan tidak terbaca") from None
    if armour != _armour(body):
        raise BadSignature("berkas tanda tangan memuat sesuatu di luar satu tanda tangan")
    if body[:6] != _MAGIC or struct.unpack_from(">I", body, 6) != (1,):
        raise BadSignature("berkas tanda tangan bukan SSHSIG versi 1")
    key, namespace, reserved, hash_name, signature = _exactly(_fields(body[10:]), 5)
    return _Parts(key, namespace, reserved, hash_name, signature)


def _exactly(fields: list[bytes], count: int) -> list[bytes]:
    if len(fields) != count:
        raise BadSignature("susunan tanda tangan tidak dikenal")
    return fields


def _signed_data(namespace: bytes, reserved: bytes, hash_name: bytes, message: bytes) -> bytes:
    hashed = _HASHES[hash_name](message).digest()
    return _MAGIC + b"".join(_string(part) for part in (namespace, reserved, hash_name, hashed))


def _check(parts: _Parts, message: bytes) -> None:
    if parts.namespace != NAMESPACE.encode():
        raise BadSignature(f"tanda tangan saksi bukan untuk {NAMESPACE}")
    if parts.reserved or parts.hash_name not in _HASHES:
        raise BadSignature("susunan tanda tangan tidak dikenal")
    signed = _signed_data(parts.namespace, parts.reserved, parts.hash_name, message)
    kind = _fields(parts.key)[0]
    if kind == _PLAIN:
        _, public = _exactly(_fields(parts.key), 2)
        algorithm, signature = _exactly(_fields(parts.signature), 2)
    elif kind == _TOKEN:
        _, public, application = _exactly(_fields(parts.key), 3)
        algorithm, signature, signed = _token_parts(parts.signature, application, signed)
    else:
        raise BadSignature("jenis kunci bukan ssh-ed25519 atau sk-ssh-ed25519")
    if algorithm != kind:
        raise BadSignature("jenis tanda tangan tidak sama dengan jenis kunci")
    Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)


def _token_parts(blob: bytes, application: bytes, signed: bytes) -> tuple[bytes, bytes, bytes]:
    """Algorithm, signature and the bytes a FIDO2 token signed (flags and counter follow the signature)."""
    tail = 5
    algorithm, signature = _exactly(_fields(blob[:-tail]), 2)
    flags, counter = blob[-tail : -tail + 1], blob[-tail + 1 :]
    if not flags[0] & _USER_PRESENT:
        raise BadSignature("tanda tangan token tanpa sentuhan pemegang")
    digests = hashlib.sha256(application).digest(), hashlib.sha256(signed).digest()
    return algorithm, signature, digests[0] + flags + counter + digests[1]
