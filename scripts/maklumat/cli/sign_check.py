"""`maklumat tandatangan periksa`: what came back signed, here or elsewhere; and the same for a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path

import click

from maklumat.cli.common import Project, cycle_option, notice, now_option, project_option
from maklumat.cli.desk import open_desk
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Refused, Surroundings, os_words
from maklumat.documents.folder import Key
from maklumat.publish.signature import Signature, told
from maklumat.register.choice import Desk
from maklumat.register.recording import Decision
from maklumat.register.resmi import Official, Seal, read_official, signed_files, signed_folder_of
from maklumat.register.store import replace_folder

_EXTRA = ("pyhanko", "pyhanko_certvalidator", "asn1crypto")


@contextmanager
def needs_pyhanko() -> Iterator[None]:
    """Where the signing library is imported; raises `Surroundings` if it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise Surroundings(
            "Tanda tangan elektronik memerlukan pyHanko, yang belum terpasang. "
            "Pasang maklumat beserta tambahan tte: pip install 'maklumat[tte]'."
        ) from None


def official_of(project: Project, desk: Desk, siklus: str) -> Official:
    """The official texts of a cycle that waits to be signed, as approved; raises `Refused`."""
    from maklumat.publish.setting import due_for_signing

    cycle = due_for_signing(desk, siklus)
    return _genuine(project, desk, siklus, cycle.bundle)


def refuse_altered_texts(project: Project, desk: Desk, decided: Decision) -> None:
    """Raise `Refused` where a decision would take official texts other than the approved ones.

    Without the templates there is nothing to compare with; such a project cannot publish either.
    """
    if decided.penetapan is not None and (project.root / "overrides" / "cetak").is_dir():
        _genuine(project, desk, decided.siklus, decided.texts)


def _genuine(project: Project, desk: Desk, siklus: str, texts: Mapping[Key, str]) -> Official:
    from maklumat.publish.official import Press
    from maklumat.publish.setting import refuse_altered

    official = read_official(desk.tree, siklus, texts, desk.basis)
    refuse_altered(Press(project.overrides), desk, desk.state.cycles[siklus], official)
    return official


def read_given(path: Path, what: str) -> bytes:
    """A file named on the command line; raises `Surroundings`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Surroundings(f"{what} {path} tidak dapat dibaca: {os_words(error)}.") from None


def judged(
    name: str, official: bytes, signed: bytes, now: datetime, anchors: Sequence[bytes] = ()
) -> tuple[Signature, ...]:
    """The signatures of a file; raises `Refused` with its name and the reason."""
    with needs_pyhanko():
        from maklumat.publish.signature_check import check, read_anchor
    roots = [certificate for data in anchors for certificate in read_anchor(data)]
    try:
        return check(official, signed, now, roots)
    except Refused as refused:
        raise Refused(f"{name}: {refused}.") from None


def electronic_seal(now: datetime, zona: tzinfo) -> Seal:
    """What a record at level tte asks of every official text; tells who signed."""

    def seal(name: str, official: bytes, signed: bytes) -> None:
        for signature in judged(name, official, signed, now):
            notice(f"catatan: {name} bertanda tangan elektronik {signature.sentence(zona)}.")

    return seal


def store(project: Project, siklus: str, kept: Mapping[str, bytes], signed: Mapping[str, bytes]) -> None:
    """Put signed texts beside the set ones, where the last record takes them; `kept` stand there already."""
    folder = signed_folder_of(siklus)
    replace_folder(project.standards / folder, {**kept, **signed})
    for name in sorted(signed):
        click.echo(f"standards/{folder}/{name}")


@click.command(cls=IndonesianCommand, name="periksa")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@cycle_option
@click.option(
    "--jangkar",
    "anchors",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Sertifikat induk penerbit (PEM atau DER) yang dipercaya; tanpa ini penerbit tidak diperiksa.",
)
@now_option
@project_option
def periksa(
    *, files: tuple[Path, ...], siklus: str, anchors: tuple[Path, ...], now: datetime, project: Project
) -> None:
    """Memeriksa naskah resmi yang kembali bertanda tangan elektronik, lalu menyimpannya.

    FILE boleh ditandatangani dengan alat apa pun, asal isinya naskah yang disiapkan ditambah tanda tangan
    tak tampak dan tidak ada perubahan lain. Tanpa FILE yang diperiksa ialah yang sudah tersimpan.
    """
    desk = open_desk(project, now)
    official = official_of(project, desk, siklus)
    roots = [read_given(path, "Jangkar") for path in anchors]
    given = _given(official, files) if files else _stored(desk, official, siklus)
    zona = desk.basis.zona
    lines: list[str] = []
    for name, data in given.items():
        found = judged(name, official.to_sign[name], data, now, roots)
        lines.append(f"{name}: naskahnya sama dengan yang disiapkan")
        lines += [f"  {line}" for signature in found for line in told(signature, zona)]
    for line in lines:
        click.echo(line)
    if files:
        stored = signed_files(desk.tree, siklus)
        kept = {name: stored[name] for name in official.to_sign if name in stored}
        store(project, siklus, kept, given)


def _given(official: Official, files: Sequence[Path]) -> dict[str, bytes]:
    """The files by the name of the official text each carries: by content, else by its own name."""
    given: dict[str, bytes] = {}
    for path in files:
        data = read_given(path, "Berkas")
        name = next(
            (name for name, set_file in official.to_sign.items() if data.startswith(set_file)), path.name
        )
        if name not in official.to_sign:
            raise Refused(
                f"{path.name}: bukan naskah resmi siklus ini. Tanda tangani berkas dari folder resmi/ "
                f"tanpa mengubahnya: {', '.join(official.to_sign)}."
            )
        if name in given:
            raise Refused(f"{path.name}: naskah {name} diberikan dua kali.")
        given[name] = data
    return given


def _stored(desk: Desk, official: Official, siklus: str) -> dict[str, bytes]:
    stored = signed_files(desk.tree, siklus)
    missing = [name for name in official.files if name not in stored]
    if missing:
        raise Refused(f"Belum bertanda tangan elektronik: {', '.join(missing)}.")
    return {name: stored[name] for name in official.to_sign if name in stored}
