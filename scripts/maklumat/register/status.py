"""Where every document stands: whose turn it is, and why it is or is not published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from maklumat.documents.canonical import short_form
from maklumat.documents.errors import MaklumatError
from maklumat.documents.folder import BASIS_MODELS, Key, keys, load
from maklumat.documents.tree import Tree
from maklumat.register.record import Record
from maklumat.register.state import Cycle, State, Version


@dataclass(frozen=True)
class Standing:
    """One document: its digests here and in force, its open cycle, whether it is published and why."""

    key: Key
    sidik: str | None
    sidik_terbit: str | None
    siklus: str | None
    langkah: str | None
    giliran: str | None
    terbit: bool
    alasan: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The object of the `status` command."""
        return {
            "jenis": self.key.jenis,
            "id": self.key.id,
            "sidik": self.sidik,
            "sidik_terbit": self.sidik_terbit,
            "siklus": self.siklus,
            "langkah": self.langkah,
            "giliran": self.giliran,
            "terbit": self.terbit,
            "alasan": list(self.alasan),
        }


def standings(tree: Tree, state: State, now: datetime, only: Iterable[Key] = ()) -> list[Standing]:
    """Every document of the work tree or the book, in key order, or just those asked for."""
    wanted = set(only)
    if not wanted:
        wanted = set(keys(tree)) | set(state.versions)
        wanted |= {key for cycle in state.cycles.values() if cycle.open for key in cycle.bundle}
    return [_standing(tree, state, now, key) for key in sorted(wanted)]


def _standing(tree: Tree, state: State, now: datetime, key: Key) -> Standing:
    sidik = work_digest(tree, key)
    version = state.published(key, now)
    cycle = None if state.problems else state.open_cycle(key)
    step = cycle.step if cycle else None
    return Standing(
        key,
        sidik,
        version.sidik if version else None,
        cycle.id if cycle else None,
        step.id if step else None,
        step.peran if step else None,
        version is not None,
        tuple(_reasons(state, now, key, sidik, cycle)),
    )


def work_digest(tree: Tree, key: Key) -> str | None:
    """The digest of a document as it stands in a tree, None if it cannot be read."""
    if key.jenis == "dasar" and key.id not in BASIS_MODELS:
        return None
    try:
        return load(tree, key).sidik
    except MaklumatError:
        return None


def _reasons(state: State, now: datetime, key: Key, sidik: str | None, cycle: Cycle | None) -> list[str]:
    if state.problems:
        return ["Buku pengesahan tidak utuh, jadi tidak ada yang terbit.", *state.problems]
    return [*_publication(state, now, key, sidik), *(_progress(state, cycle) if cycle else [])]


def _publication(state: State, now: datetime, key: Key, sidik: str | None) -> list[str]:
    current = state.current(key, now)
    reasons = []
    if current is None:
        reasons.append("Belum terbit: belum ada keputusan yang menetapkannya.")
    elif current.withdrawal:
        reasons.append(f"Tidak terbit: dicabut dengan siklus {current.cycle}{_decree(current)}.")
    elif state.published(key, now) is None:
        reasons.append(f"Tidak terbit: standar pelayanan {key.id} tidak berlaku.")
    else:
        reasons.append(f"Terbit: ditetapkan pada siklus {current.cycle}{_decree(current)}.")
        reasons.extend(_difference(current, sidik))
    waiting = [version for version in state.versions.get(key, ()) if version.effective > now]
    reasons.extend(
        f"Siklus {version.cycle} selesai, baru {'mencabut' if version.withdrawal else 'berlaku'} sejak "
        f"{version.basis.local_date(version.effective)}."
        for version in waiting
    )
    return reasons


def _difference(current: Version, sidik: str | None) -> list[str]:
    if sidik == current.sidik:
        return []
    if sidik is None:
        return ["Naskah di pohon kerja tidak ada atau tidak terbaca; yang terbit tetap yang disahkan."]
    return [
        f"Naskah di pohon kerja ({short_form(sidik)}) berubah sejak disahkan ({short_form(current.sidik)}); "
        "yang terbit tetap yang disahkan."
    ]


def _decree(version: Version) -> str:
    decree = version.penetapan
    return f" ({decree.nomor_sk}, {decree.tanggal_sk})" if decree else ""


def _progress(state: State, cycle: Cycle) -> list[str]:
    step = cycle.step
    if step is None:
        return []
    role = cycle.sop.peran.get(step.peran, step.peran)
    reasons = [f"Siklus {cycle.id} menunggu langkah {step.id} oleh {role}."]
    last = cycle.records[-1]
    if last.keputusan == "tidak":
        reasons.append(_returned(last))
    return reasons


def _returned(record: Record) -> str:
    return f"Dikembalikan dari {record.langkah} ke {record.kembali_ke} oleh {record.nama}: {record.alasan}"
