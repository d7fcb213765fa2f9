"""The witness key of a new office: made once, for its owner's eyes only, never over another file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from maklumat.documents.errors import Surroundings, os_words
from maklumat.register.sshsig import load_private


@dataclass(frozen=True)
class WitnessKey:
    """Where the private key is, the public key's line, and whether it was made just now."""

    path: Path
    public: str
    made: bool


@contextmanager
def witness_key(chosen: Path | None, office: Path) -> Iterator[WitnessKey]:
    """The key at `chosen`, made if nothing is there; taken away again if the office does not come about.

    Without a choice a new one, named after the office, in the user's own settings. Raises `Surroundings`.
    """
    path = (chosen or Path(click.get_app_dir("maklumat")) / f"{office.name}.kunci").expanduser().absolute()
    if path.resolve().is_relative_to(office):
        raise Surroundings(
            f"Kunci privat {path} tidak boleh berada di dalam repositori. "
            "Pilih tempat lain dengan --kunci-saksi."
        )
    if not os.path.lexists(path):
        key = _make(path)
    elif chosen is not None:
        key = WitnessKey(path, _public_line(path), made=False)
    else:
        raise Surroundings(
            f"Sudah ada kunci di {path}. Pakai kunci itu dengan --kunci-saksi {path}, atau sebut tempat lain."
        )
    done = False
    try:
        yield key
        done = True
    finally:
        if key.made and not done:
            for file in (key.path, _beside(key.path)):
                file.unlink(missing_ok=True)


def _make(path: Path) -> WitnessKey:
    private = Ed25519PrivateKey.generate()
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    line = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    if os.path.lexists(_beside(path)):
        raise Surroundings(f"{_beside(path)} sudah ada. Sebut tempat lain dengan --kunci-saksi.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, secret, 0o600)
        _write(_beside(path), f"{line}\n".encode(), 0o644)
    except OSError as error:
        raise Surroundings(f"Kunci saksi tidak dapat ditulis di {path}: {os_words(error)}.") from None
    return WitnessKey(path, line, made=True)


def _write(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _public_line(path: Path) -> str:
    """The public half of an existing key, from the file beside it if there is one."""
    try:
        if _beside(path).is_file():
            return " ".join(_beside(path).read_text(encoding="utf-8", errors="replace").split()[:2])
        private = load_private(path.read_bytes())
    except OSError as error:
        raise Surroundings(f"Kunci saksi {path} tidak dapat dibaca: {os_words(error)}.") from None
    return private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.pub")
