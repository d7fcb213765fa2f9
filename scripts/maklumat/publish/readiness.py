"""What this data can say of PEKPPP's indicators on standards and maklumat, and what it cannot.

The scale is that of an instrument of 2026 in use by local governments under PermenPANRB 29/2022. Only
scores it names are given; where the data cannot decide between scores, no score is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.statutes import PENINJAUAN, PENINJAUAN_PEKPPP, years_after
from maklumat.documents.models import StandarPelayanan
from maklumat.documents.models.pembahasan import PESERTA, UNSUR
from maklumat.documents.pembahasan import Pembahasan
from maklumat.publish.readiness_model import NOT_KNOWN, Indicator, Services, current, filled, names
from maklumat.publish.readiness_parts import charter, information, media, updates
from maklumat.publish.release import Document, Release
from maklumat.publish.words import long_date

COMPONENTS = 14
HIGHEST = 5


def indicators(release: Release) -> tuple[Indicator, ...]:
    """The indicators in the order of the instrument, as of the day the site speaks of."""
    services = current(release)
    return (
        _standards(release, services),
        _groups(release, services),
        media(release),
        _review(release, services),
        charter(release),
        *_survey(),
        information(release),
        updates(release),
    )


def _discussion(release: Release, service: Document[StandarPelayanan]) -> Pembahasan:
    if release.ground is None or service.version is None:
        return Pembahasan()
    return release.ground.discussion(release.state.cycles[service.version.cycle])


def _standards(release: Release, services: Services) -> Indicator:
    name = "Tersedia standar pelayanan sesuai ketentuan"
    if not services:
        return Indicator(1, name, 0, "Belum ada standar pelayanan yang berlaku.", "Tetapkan yang pertama.")
    short = [item for item in services if len(filled(item)) < COMPONENTS]
    alone = [item for item in services if not any(_public(_discussion(release, item)))]
    links = (("Semua layanan", "layanan/"), ("Keputusan", "keputusan/"))
    if short:
        because = f"Ada standar pelayanan yang tidak memuat {COMPONENTS} komponen."
        return Indicator(1, name, 1, because, f"Lengkapi: {names(short)}.", links)
    because = f"{len(services)} standar pelayanan memuat {COMPONENTS} komponen dan sudah ditetapkan"
    if alone:
        missing = f"Data pembahasan dengan masyarakat belum ada untuk: {names(alone)}."
        return Indicator(1, name, 3, f"{because}.", missing, links)
    return Indicator(
        1,
        name,
        4,
        f"{because} sesudah dibahas dengan masyarakat.",
        f"Nilai 5 memerlukan bukti monitoring dan evaluasi. {NOT_KNOWN}",
        links,
    )


def _public(discussion: Pembahasan) -> Iterator[bool]:
    return (bool(meeting.hadir and meeting.hadir.public) for meeting in discussion.held)


def _attended(discussion: Pembahasan) -> set[str]:
    return {
        unsur
        for meeting in discussion.held
        if meeting.hadir
        for unsur, count in meeting.hadir.counts().items()
        if count and unsur in PESERTA
    }


def _groups(release: Release, services: Services) -> Indicator:
    name = "Penyusunan dan perubahan standar pelayanan melibatkan unsur masyarakat"
    if not services:
        return Indicator(2, name, None, "Belum ada standar pelayanan yang berlaku.", "Tetapkan yang pertama.")
    found = {item.key.id: _attended(_discussion(release, item)) for item in services}
    fewest = min(services, key=lambda item: (len(found[item.key.id]), item.key.id))
    present = found[fewest.key.id]
    absent = [UNSUR[unsur].lower() for unsur in PESERTA if unsur not in present]
    because = f"Paling sedikit {len(present)} dari {len(PESERTA)} unsur tercatat hadir ({fewest.model.nama})."
    missing = f"Satu unsur menambah satu nilai. Belum tercatat hadir: {', '.join(absent)}." if absent else ""
    cycles = dict.fromkeys(item.version.cycle for item in services if item.version)
    links = tuple((f"Pembahasan siklus {id}", f"keputusan/{id}/") for id in cycles)
    return Indicator(2, name, len(present), because, missing, links)


def _review(release: Release, services: Services) -> Indicator:
    name = "Peninjauan ulang berkala"
    days = [item.version.penetapan.tanggal_sk for item in services if item.version and item.version.penetapan]
    if not days:
        return Indicator(4, name, None, "Belum ada penetapan.", "Tetapkan standar pelayanan lebih dahulu.")
    oldest = min(days)
    because = f"Penetapan terlama yang masih berlaku bertanggal {long_date(oldest)}."
    links = (("Waktu kerja dan tenggat", "waktu/"),)
    if release.day <= years_after(oldest, PENINJAUAN_PEKPPP):
        return Indicator(4, name, HIGHEST, because, "", links)
    missing = "Nilai 5 memerlukan peninjauan seluruh layanan setahun sekali atau lebih cepat."
    late = release.day >= years_after(oldest, PENINJAUAN)
    return Indicator(4, name, 1 if late else None, because, missing, links)


def _survey() -> Iterator[Indicator]:
    names = {
        6: "SKM sesuai ketentuan",
        7: "Jumlah media publikasi SKM",
        8: "Persentase tindak lanjut SKM",
        9: "Kecepatan tindak lanjut SKM",
    }
    for number, name in names.items():
        yield Indicator(number, name, None, NOT_KNOWN, "Siapkan buktinya dari luar situs ini.", known=False)
