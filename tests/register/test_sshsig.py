"""Our SSH signatures against the real `ssh-keygen`, both ways, and against forgeries."""

from __future__ import annotations

import base64
import hashlib
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from tests.office import witness_key

from maklumat.documents.errors import Surroundings
from maklumat.register.sshsig import NAMESPACE, BadSignature, Locked, key_blob, load_private, sign, verify

MESSAGE = b'{\n  "urutan": 1\n}\n'
WITNESS = witness_key("saksi-ci")


@dataclass(frozen=True)
class KeyFile:
    """A key made by ssh-keygen."""

    private: Path
    public: str


def keygen(*arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["ssh-keygen", *arguments], input=data, capture_output=True, check=False)


def new_key(folder: Path, passphrase: str = "", kind: str = "ed25519") -> KeyFile:
    file = folder / f"kunci-{kind}"
    made = keygen("-q", "-t", kind, "-N", passphrase, "-C", "uji", "-f", str(file))
    assert made.returncode == 0, made.stderr
    return KeyFile(file, file.with_name(f"{file.name}.pub").read_text(encoding="ascii").strip())


def signed_by_keygen(key: KeyFile, *options: str, namespace: str = NAMESPACE) -> bytes:
    made = keygen("-q", "-Y", "sign", "-n", namespace, "-f", str(key.private), *options, data=MESSAGE)
    assert made.returncode == 0, made.stderr
    return made.stdout


def accepted_by_keygen(folder: Path, public: str, armour: bytes, message: bytes = MESSAGE) -> bool:
    """What `ssh-keygen -Y verify` says, called as the register's BACA.md tells a reader to call it."""
    allowed, signature = folder / "saksi", folder / "catatan.sig"
    allowed.write_text(f'saksi namespaces="{NAMESPACE}" {public}\n', encoding="ascii")
    signature.write_bytes(armour)
    arguments = ("-Y", "verify", "-f", str(allowed), "-I", "saksi", "-n", NAMESPACE, "-s", str(signature))
    return keygen(*arguments, data=message).returncode == 0


@pytest.mark.parametrize("message", [b"", MESSAGE, bytes(range(256)) * 1000], ids=["empty", "record", "long"])
def test_ssh_keygen_accepts_what_we_sign(tmp_path: Path, message: bytes) -> None:
    armour = sign(WITNESS.private, message)
    assert accepted_by_keygen(tmp_path, WITNESS.public, armour, message)
    assert not accepted_by_keygen(tmp_path, WITNESS.public, armour, message + b" ")
    assert verify(armour, message) == key_blob(WITNESS.public)


@pytest.mark.parametrize("hash_name", ["sha512", "sha256"])
def test_we_accept_what_ssh_keygen_signs(tmp_path: Path, hash_name: str) -> None:
    key = new_key(tmp_path)
    armour = signed_by_keygen(key, "-O", f"hashalg={hash_name}")
    assert verify(armour, MESSAGE) == key_blob(key.public)
    with pytest.raises(BadSignature, match="tidak cocok"):
        verify(armour, MESSAGE + b"\n")


def test_both_sign_the_same_bytes(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    assert sign(key.private.read_bytes(), MESSAGE) == signed_by_keygen(key)


def test_a_signature_for_another_purpose_does_not_count(tmp_path: Path) -> None:
    armour = signed_by_keygen(new_key(tmp_path), namespace="git")
    with pytest.raises(BadSignature, match="bukan untuk maklumat@1"):
        verify(armour, MESSAGE)


@pytest.mark.parametrize("kind", ["rsa", "ecdsa"])
def test_other_kinds_of_keys_do_not_count(tmp_path: Path, kind: str) -> None:
    key = new_key(tmp_path, kind=kind)
    with pytest.raises(BadSignature, match="jenis kunci"):
        verify(signed_by_keygen(key), MESSAGE)
    with pytest.raises(BadSignature, match="jenis kunci"):
        key_blob(key.public)
    with pytest.raises(Surroundings, match="harus berjenis ed25519"):
        sign(key.private.read_bytes(), MESSAGE)


# Private keys ------------------------------------------------------------------------------------


def test_a_key_behind_a_passphrase_is_left_to_ssh_keygen(tmp_path: Path) -> None:
    key = new_key(tmp_path, passphrase="kata sandi")
    with pytest.raises(Locked, match="dilindungi kata sandi"):
        load_private(key.private.read_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bukan kunci",
        WITNESS.public.encode(),
        WITNESS.private[:100],
        b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
        Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        generate_private_key(SECP256R1()).private_bytes(
            Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
        ),
    ],
    ids=["empty", "words", "public", "torn", "short", "pkcs8", "ec"],
)
def test_what_is_no_openssh_key_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Surroundings, match=r"Kunci saksi"):
        sign(data, MESSAGE)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ssh-ed25519",
        "ssh-ed25519 ???",
        "ssh-ed25519 AAAA",
        "sk-ssh-ed25519@openssh.com " + WITNESS.public.split(" ")[1],
    ],
    ids=["empty", "kind alone", "no base64", "torn", "kind of another key"],
)
def test_what_is_no_public_key_is_refused(line: str) -> None:
    with pytest.raises(BadSignature):
        key_blob(line)


# Keys on a token -----------------------------------------------------------------------------------


def string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


TOKEN = Ed25519PrivateKey.generate()
TOKEN_KIND, APPLICATION = b"sk-ssh-ed25519@openssh.com", b"ssh:"
TOKEN_BLOB = (
    string(TOKEN_KIND)
    + string(TOKEN.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    + string(APPLICATION)
)
TOKEN_LINE = f"{TOKEN_KIND.decode()} {base64.b64encode(TOKEN_BLOB).decode()}"


def armoured(body: bytes) -> bytes:
    text = base64.b64encode(body).decode()
    lines = [text[start : start + 70] for start in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]).encode()


def signed_by_token(
    flags: int = 0x01, application: bytes = APPLICATION, algorithm: bytes = TOKEN_KIND
) -> bytes:
    """A signature as a FIDO2 token makes it (PROTOCOL.u2f): over flags and counter too."""
    head = string(NAMESPACE.encode()) + string(b"") + string(b"sha512")
    signed = b"SSHSIG" + head + string(hashlib.sha512(MESSAGE).digest())
    tail = struct.pack(">BI", flags, 7)
    covered = hashlib.sha256(application).digest() + tail + hashlib.sha256(signed).digest()
    signature = string(algorithm) + string(TOKEN.sign(covered)) + tail
    return armoured(b"SSHSIG" + struct.pack(">I", 1) + string(TOKEN_BLOB) + head + string(signature))


def test_a_signature_by_a_token_counts_here_and_for_ssh_keygen(tmp_path: Path) -> None:
    armour = signed_by_token()
    assert verify(armour, MESSAGE) == TOKEN_BLOB == key_blob(TOKEN_LINE)
    assert accepted_by_keygen(tmp_path, TOKEN_LINE, armour)
    with pytest.raises(BadSignature, match="tidak cocok"):
        verify(armour, MESSAGE + b" ")


def test_a_token_nobody_touched_does_not_count() -> None:
    with pytest.raises(BadSignature, match="tanpa sentuhan"):
        verify(signed_by_token(flags=0x00), MESSAGE)


def test_a_token_signature_made_for_another_application_does_not_count() -> None:
    with pytest.raises(BadSignature, match="tidak cocok"):
        verify(signed_by_token(application=b"ssh:lain"), MESSAGE)


def test_a_signature_is_of_the_kind_of_its_key() -> None:
    with pytest.raises(BadSignature, match="tidak sama dengan jenis kunci"):
        verify(signed_by_token(algorithm=b"ssh-ed25519"), MESSAGE)


# Bodies nobody makes by accident ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"SSHSIG",
        b"SSHSIG" + struct.pack(">I", 2),
        b"SSHSIG" + struct.pack(">I", 1),
        b"SSHSIG" + struct.pack(">I", 1) + string(b"") * 5,
        b"SSHSIG" + struct.pack(">I", 1) + string(b"") * 6,
        b"SSHSIG" + struct.pack(">I", 1) + struct.pack(">I", 0xFFFFFFFF),
    ],
    ids=["empty", "magic", "version 2", "no fields", "empty fields", "a field more", "a long field"],
)
def test_a_body_of_another_shape_is_refused(body: bytes) -> None:
    with pytest.raises(BadSignature):
        verify(armoured(body), MESSAGE)


def fields_of(armour: bytes) -> list[bytes]:
    body = base64.b64decode(b"".join(armour.splitlines()[1:-1]))[10:]
    fields = []
    while body:
        (length,) = struct.unpack_from(">I", body)
        fields.append(body[4 : 4 + length])
        body = body[4 + length :]
    return fields


@pytest.mark.parametrize(
    ("position", "value"),
    [(1, b"maklumat@2"), (2, b"x"), (3, b"md5"), (3, b"sha256"), (0, b""), (4, b"")],
    ids=["namespace", "reserved", "hash unknown", "hash other", "no key", "no signature"],
)
def test_no_field_may_differ(position: int, value: bytes) -> None:
    fields = fields_of(sign(WITNESS.private, MESSAGE))
    fields[position] = value
    body = b"SSHSIG" + struct.pack(">I", 1) + b"".join(map(string, fields))
    with pytest.raises(BadSignature):
        verify(armoured(body), MESSAGE)
