"""The witness key an operator signs with.

A plain OpenSSH key file is read here. A key behind a passphrase or on a FIDO2 token is used through
`ssh-keygen`, which asks at the terminal itself: passphrases never pass through this program.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from maklumat.cli.common import notice
from maklumat.documents.errors import Surroundings, os_words
from maklumat.register.sshsig import NAMESPACE, Locked, load_private, sign


def signer(path: Path | None) -> Callable[[bytes], bytes]:
    """A function that signs with the key at `path`; raises `Surroundings` if it cannot be used."""
    if path is None:
        raise Surroundings("Kunci saksi belum disebut. Pakai --kunci-saksi FILE atau MAKLUMAT_KUNCI_SAKSI.")
    try:
        private = path.read_bytes()
    except OSError as error:
        raise Surroundings(f"Kunci saksi {path} tidak dapat dibaca: {os_words(error)}.") from None
    if _on_token(path):
        return lambda message: _sign_by_ssh_keygen(path, message, "Sentuh token untuk menandatangani.")
    try:
        load_private(private)
    except Locked:
        return lambda message: _sign_by_ssh_keygen(path, message, "Kunci saksi meminta kata sandinya.")
    return lambda message: sign(private, message)


def _on_token(path: Path) -> bool:
    public = path.with_name(path.name + ".pub")
    return public.is_file() and public.read_bytes().startswith(b"sk-ssh-ed25519@openssh.com ")


def _sign_by_ssh_keygen(path: Path, message: bytes, announcement: str) -> bytes:
    notice(announcement)
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
                "ssh-keygen tidak ditemukan; pasang OpenSSH untuk memakai kunci bersandi atau kunci token."
            ) from None
        signature = file.with_suffix(".json.sig")
        if done.returncode or not signature.is_file():
            raise Surroundings(
                f"Kunci saksi {path} tidak menandatangani. Periksa kata sandi atau sentuhan tokennya, "
                "dan pastikan berkas kunci hanya dapat dibaca pemiliknya (chmod 600)."
            )
        return signature.read_bytes()
