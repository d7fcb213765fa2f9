"""The witness key an operator signs with: an OpenSSH key file, or a FIDO2 token through ssh-keygen."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from maklumat.documents.errors import Surroundings, os_words
from maklumat.register.sshsig import NAMESPACE, load_private, sign


def signer(path: Path | None) -> Callable[[bytes], bytes]:
    """A function that signs with the key at `path`; asks for its passphrase at the terminal if it has one."""
    if path is None:
        raise Surroundings("Kunci saksi belum disebut. Pakai --kunci-saksi FILE atau MAKLUMAT_KUNCI_SAKSI.")
    try:
        private = path.read_bytes()
    except OSError as error:
        raise Surroundings(f"Kunci saksi {path} tidak dapat dibaca: {os_words(error)}.") from None
    if _on_token(path):
        return lambda message: _sign_on_token(path, message)
    passphrase = _passphrase(private, path)
    return lambda message: sign(private, message, passphrase)


def _passphrase(private: bytes, path: Path) -> bytes | None:
    if b"OPENSSH PRIVATE KEY" not in private:
        load_private(private, None)
    try:
        load_private(private, None)
    except Surroundings as error:
        if "kata sandinya belum diberikan" not in str(error):
            raise
        return str(click.prompt(f"Kata sandi {path}", hide_input=True, err=True)).encode()
    return None


def _on_token(path: Path) -> bool:
    public = path.with_name(path.name + ".pub")
    return public.is_file() and public.read_bytes().startswith(b"sk-ssh-ed25519@openssh.com ")


def _sign_on_token(path: Path, message: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catatan.json"
        file.write_bytes(message)
        try:
            done = subprocess.run(
                ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(path), str(file)],
                check=False,
                capture_output=True,
            )
        except FileNotFoundError:
            raise Surroundings(
                "ssh-keygen tidak ditemukan; pasang OpenSSH untuk memakai kunci token."
            ) from None
        signature = file.with_suffix(".json.sig")
        if done.returncode or not signature.is_file():
            raise Surroundings("Token tidak menandatangani. Pasang dan sentuh tokennya, lalu ulangi.")
        return signature.read_bytes()
