"""Play the example office anew: standards/pengesahan from nothing, by the real commands.

Runs in a temporary copy, with witness keys that are thrown away at the end; then swaps in the new
book, the official texts and the public keys. Nothing is touched if any command refuses.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from contoh.cerita import FIRST_STAGE, STORY, Decide, Edit, Event, Prepare

PROJECT = Path(__file__).resolve().parents[2]
STAGES = Path(__file__).resolve().parent / "tahap"
ROSTER = Path("dasar/pejabat/pejabat.yaml")
# From this day on the second key attests; the roster says the same.
KEYS = (("saksi-lokal-1", "2024-01-02"), ("saksi-lokal-2", "2024-07-01"))
OPERATOR = "operator-a"


class Declined(Exception):
    """A command refused; its message is already on the terminal."""


def main() -> int:
    """Play the story, then swap in what it left."""
    with tempfile.TemporaryDirectory(prefix="maklumat-contoh-") as name:
        rehearsal = Rehearsal(Path(name))
        try:
            for number, event in enumerate(STORY, 1):
                print(f"{number}/{len(STORY)} {_title(event)}", file=sys.stderr)
                rehearsal.play(event)
            rehearsal.finish()
        except Declined:
            print("Contoh tidak diubah.", file=sys.stderr)
            return 1
        _swap(rehearsal.standards)
    return 0


class Rehearsal:
    """The temporary office: a copy of standards/ put back to its first state, and the witness keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.standards = folder / "standards"
        self.public = {name: self._new_key(name) for name, _ in KEYS}
        shutil.copytree(PROJECT / "overrides", folder / "overrides")
        # Its discussions were on paper alone when they were recorded; their data was written afterwards.
        self._copy_today("rapat.yaml", "hasil.yaml", "masukan.yaml")
        self._edit(Edit(stage=FIRST_STAGE))

    def play(self, event: Event) -> None:
        """Play one event."""
        if isinstance(event, Edit):
            self._edit(event)
        elif isinstance(event, Prepare):
            self._prepare(event)
        else:
            self._decide(event)

    def finish(self) -> None:
        """Bring every text to its state of today; show what the book says."""
        self._copy_today()
        self._put_keys()
        self._maklumat("verifikasi")
        self._maklumat("status")

    def _copy_today(self, *later: str) -> None:
        written = shutil.ignore_patterns("pengesahan", "resmi", *later)
        shutil.copytree(PROJECT / "standards", self.standards, ignore=written, dirs_exist_ok=True)

    def _new_key(self, name: str) -> str:
        file = self.folder / name
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)], check=True)
        return " ".join(file.with_name(f"{name}.pub").read_text(encoding="ascii").split()[:2])

    def _edit(self, event: Edit) -> None:
        if event.stage is not None:
            shutil.copytree(STAGES / event.stage, self.standards, dirs_exist_ok=True)
        for name in event.today:
            shutil.rmtree(self.standards / name)
            shutil.copytree(PROJECT / "standards" / name, self.standards / name)
        self._put_keys()

    def _put_keys(self) -> None:
        file = self.standards / ROSTER
        file.write_text(_with_keys(file.read_text(encoding="utf-8"), self.public), encoding="utf-8")

    def _decide(self, event: Decide) -> None:
        folder = self.standards / "siklus" / event.siklus
        lampiran = [(jenis, folder / berkas) for jenis, berkas in event.lampiran]
        if event.hadir:
            lampiran.append(("daftar_hadir", self._attendance(event)))
        options = {"--kembali": event.kembali, "--alasan": event.alasan}
        if event.basah:
            options |= {"--tingkat": "basah", "--konfirmasi": OPERATOR}
        saksi = [name for name, since in KEYS if since <= event.saat][-1]
        self._maklumat(
            "catat", "lokal",
            "--siklus", event.siklus, "--langkah", event.langkah,
            "--orang", event.orang, "--keputusan", event.keputusan,
            *(word for name, value in options.items() if value is not None for word in (name, value)),
            *(word for jenis, berkas in lampiran for word in ("--lampiran", f"{jenis}={berkas}")),
            "--kunci-saksi", str(self.folder / saksi), "--saat", _moment(event.saat),
        )  # fmt: skip

    def _attendance(self, event: Decide) -> Path:
        """An attendance list that never leaves the temporary folder: the book keeps its hash alone."""
        file = self.folder / "daftar_hadir.md"
        text = f"# Daftar hadir (contoh)\n\n{event.siklus}, {event.saat}\n"
        file.write_text(text, encoding="utf-8")
        return file

    def _prepare(self, event: Prepare) -> None:
        self._maklumat(
            "tandatangan", "siapkan",
            "--siklus", event.siklus, "--nomor-sk", event.nomor,
            "--tanggal-sk", event.tanggal, "--berlaku-sejak", event.berlaku,
            "--tempat", "Kota Contoh", "--orang", "kepala-a", "--saat", _moment(event.saat),
        )  # fmt: skip

    def _maklumat(self, *words: str) -> None:
        command = [sys.executable, "-m", "maklumat", *words, "--proyek", str(self.folder)]
        if subprocess.run(command, check=False).returncode:
            raise Declined


def _title(event: Event) -> str:
    if isinstance(event, Edit):
        return "naskah berubah"
    langkah = "naskah resmi" if isinstance(event, Prepare) else event.langkah
    return f"{event.saat} {event.siklus} {langkah}"


def _moment(wib: str) -> str:
    return f"{wib.replace(' ', 'T')}:00+07:00"


def _with_keys(roster: str, public: Mapping[str, str]) -> str:
    """The roster with these public keys, its text otherwise unchanged."""
    for name, key in public.items():
        roster = re.sub(rf"(  - id: {name}\n    kunci: ).*", rf"\g<1>{key}", roster)
    return roster


def _swap(played: Path) -> None:
    """Put the new book in place of the old one; official texts and public keys follow."""
    standards = PROJECT / "standards"
    coming, old = standards / "pengesahan.baru", standards / "pengesahan.lama"
    for rest in (coming, old):
        shutil.rmtree(rest, ignore_errors=True)
    shutil.copytree(played / "pengesahan", coming)
    if (standards / "pengesahan").exists():
        (standards / "pengesahan").rename(old)
    coming.rename(standards / "pengesahan")
    shutil.rmtree(old, ignore_errors=True)
    for resmi in sorted((played / "siklus").glob("*/resmi")):
        target = standards / resmi.relative_to(played)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(resmi, target)
    shutil.copy(played / ROSTER, standards / ROSTER)


if __name__ == "__main__":
    sys.exit(main())
