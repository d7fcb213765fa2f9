"""The auditor's view of the basis documents: procedure, roster, witnesses, and the archive they stand in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from tests.register.auditor_record import (
    ARMOUR,
    NAME,
    PERSON,
    SOME,
    Broken,
    Object,
    canonical,
    day,
    is_text,
    moment,
    require,
    signing_key,
    verified,
)

KINDS = {
    "penetapan": {"layanan", "maklumat"},
    "pencabutan": {"layanan", "maklumat"},
    "warga": {"warga"},
    "dasar": {"dasar"},
}
BASIS = ("kantor", "pejabat", "regulasi", "sop")
MAIN_FILE = {"layanan": "standar.yaml", "maklumat": "maklumat.yaml", "warga": "warga.yaml"}
FILE = NAME.removesuffix("{0,79}") + r"*\.(yaml|md|pdf|png|jpg|docx|xlsx)"
Words = dict[str, str]
YES = "ya|tidak"
RANGKAP = dict.fromkeys(("definitif", "plt", "plh"), "larang|catat")
STEP = {"id": PERSON, "kegiatan": SOME, "peran": PERSON, "wajib": YES}
STEP |= {"naskah": "tanpa|berjalan|final", "keputusan": "selesai|ya/tidak"}
ASSIGNMENT = {"orang": PERSON, "peran": PERSON, "status": "definitif|plt|plh", "jabatan": SOME, "dasar": SOME}
ZONES = {name: timezone(timedelta(hours=hours)) for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))}


@dataclass
class Office:
    """The four basis documents in force: procedure, roster, digests, and when they were decided."""

    sop: Object
    roster: Object
    digests: dict[str, str]
    since: datetime

    def local_day(self, moment: datetime) -> date:
        return moment.astimezone(ZONES[self.roster["zona"]]).date()


def many(value: Any) -> list[Any]:
    """A list, where a single item may stand for one."""
    return [] if value is None else value if isinstance(value, list) else [value]


def holds(entry: Object, today: date) -> bool:
    """Whether an assignment or key holds on a day, both ends included."""
    ends = [day(entry[key]) for key in ("selesai", "dicabut") if key in entry]
    return day(entry["mulai"]) <= today and all(today <= end for end in ends)


def path_of(sop: Object, jalur: str) -> list[Object]:
    """The steps of a path; penetapan has all of them unless the data says otherwise."""
    ids = sop["jalur"].get(jalur, [s["id"] for s in sop["langkah"]] if jalur == "penetapan" else [])
    return [step for name in many(ids) for step in sop["langkah"] if step["id"] == name]


def require_words(entries: list[Object], must: Words, may: Words, what: str) -> None:
    """Closed words and texts: those that must stand in an entry, and those that may."""
    for entry in entries:
        present = must | {key: pattern for key, pattern in may.items() if key in entry}
        require(all(is_text(entry[key], pattern) for key, pattern in present.items()), f"a word of {what}")


def require_sop(sop: Object) -> None:
    """Steps known and unique, roles known, the last step of every path obligatory, deciding and final."""
    ids = [step["id"] for step in sop["langkah"]]
    require_words([sop], {"skema": "1"}, {}, "sop")
    require_words([sop.get("rangkap", {})], {}, RANGKAP, "rangkap")
    require_words(sop["langkah"], STEP, {"plt": YES, "plh": YES, "makna": SOME}, "step")
    for step in sop["langkah"]:
        require(set(many(step["tingkat"])) <= {"saksi", "basah", "tte"}, "sop: a level")
        require(set(many(step.get("kembali"))) <= set(ids), "sop: a return")
        rules = step.get("lampiran", [])
        require_words(
            rules, {"jenis": "[a-z][a-z0-9_]*"}, {"wajib": "ya|tidak|basah", "pribadi": YES}, "lampiran"
        )
        require(all(set(many(rule.get("jalur"))) <= set(KINDS) for rule in rules), "sop: a path")
    require(len(ids) == len(set(ids)), "sop: a step twice")
    require(all(step["peran"] in sop["peran"] for step in sop["langkah"]), "sop: unknown role")
    require("dasar" in sop["jalur"] and set(sop["jalur"]) <= set(KINDS), "sop: paths")
    for jalur in {*sop["jalur"], "penetapan"}:
        steps = path_of(sop, jalur)
        require(len(steps) == len(many(sop["jalur"].get(jalur, ids))) > 0, f"sop: steps of {jalur}")
        last = steps[-1]
        require(
            last["wajib"] == "ya" and last["keputusan"] == "ya/tidak" and last["naskah"] == "final",
            f"sop: last step of {jalur}",
        )


def require_roster(roster: Object) -> None:
    """Persons and witnesses unique, everyone named known, dates real."""
    people = [person["id"] for person in roster["orang"]]
    witnesses = [entry["id"] for entry in roster["saksi"]]
    require(len(people) == len(set(people)) and len(witnesses) == len(set(witnesses)), "roster: id twice")
    require_words([roster], {"skema": "1"}, {}, "roster")
    require_words(roster["orang"], {"id": PERSON, "nama": SOME}, {}, "orang")
    require_words(roster["penugasan"], ASSIGNMENT, {}, "penugasan")
    require(roster["zona"] in ZONES, "roster: zona")
    for entry in [*roster["penugasan"], *roster["saksi"]]:
        require(entry.get("orang") is None or entry["orang"] in people, "roster: unknown person")
        holds(entry, date.min)
    kinds = ("ssh-ed25519", "sk-ssh-ed25519@openssh.com")
    require(all(entry["kunci"].split()[0] in kinds for entry in roster["saksi"]), "roster: kind of key")


def require_continuity(old: Object, new: Object, since: date) -> None:
    """Every assignment and witness remains, ends are filled in once; new ones start from `since` on."""
    for kind in ("penugasan", "saksi"):
        rest = list(new[kind])
        for entry in old[kind]:
            heir = next((candidate for candidate in rest if continues(entry, candidate)), None)
            require(heir is not None, f"roster: an entry of {kind} is gone or changed")
            rest.remove(heir)
        require(all(day(entry["mulai"]) >= since for entry in rest), f"roster: back-dated entry of {kind}")
    former = {person["id"]: person["nama"] for person in old["orang"]}
    for person in new["orang"]:
        name = former.get(person["id"], person["nama"])
        kept = name == person["nama"] or name in many(person.get("nama_lama"))
        require(kept, "roster: renamed without nama_lama")


def continues(old: Object, new: Object) -> bool:
    ends = ("selesai", "dicabut")
    same = {k: v for k, v in old.items() if k not in ends} == {k: v for k, v in new.items() if k not in ends}
    return same and all(old.get(end) in (None, new.get(end)) for end in ends)


def basis_text(archive: Path, document: Object) -> Object:
    """The archived JSON tree of a basis document, every leaf text."""
    name = document["id"]
    folder = archive / "isi" / document["sidik"]
    require(not list(folder_problems(folder, document)), f"archive of dasar/{name}")
    tree = canonical((folder / f"{name}.json").read_bytes(), f"{name}.json")
    require(isinstance(tree, dict) and leaves_are_text(tree), f"{name}.json: leaves that are no text")
    assert isinstance(tree, dict)
    try:
        if name == "sop":
            require_sop(tree)
        elif name == "pejabat":
            require_roster(tree)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise Broken(f"{name}.json has not the form of a {name}") from error
    return tree


def leaves_are_text(value: Any) -> bool:
    if isinstance(value, dict):
        return all(leaves_are_text(item) for item in value.values())
    return isinstance(value, str) or (isinstance(value, list) and all(map(leaves_are_text, value)))


def folder_problems(folder: Path, document: Object) -> Iterator[str]:
    """The folder of a content: plain files of the closed set, the main file among them, digest as named."""
    what = f"isi/{document['sidik']}"
    files = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
    if any(file.is_symlink() or not file.is_file() for file in files):
        yield f"{what}: something that is no plain file"
        return
    listing = "".join(f"{file_digest(file)}  {file.name}\n" for file in files)
    if hashlib.sha256(listing.encode()).hexdigest() != document["sidik"]:
        yield f"{what}: missing or altered"
    main = MAIN_FILE.get(document["jenis"], f"{document['id']}.json")
    others = {file.name for file in files} - {main}
    if len(others) == len(files) or not all(re.fullmatch(FILE, name) for name in others):
        yield f"{what}: not the files of a {document['jenis']}"


def file_digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def require_witness(office: Office | None, record: Object, data: bytes, signature: bytes) -> None:
    """One signature of a witness of the roster, holding on the day of recording, not on the own deed."""
    assert office is not None
    armour = ARMOUR.fullmatch(signature)
    require(armour, "the signature is not exactly one armour")
    assert armour is not None
    key = signing_key(armour[1])
    today = office.local_day(moment(record["dicatat"]))
    witnesses = [
        entry for entry in office.roster["saksi"] if entry["kunci"].split()[1] == key and holds(entry, today)
    ]
    require(witnesses, "no witness of that day holds this key")
    require(all(entry.get("orang") != record["orang"] for entry in witnesses), "witness of the own decision")
    kind = witnesses[0]["kunci"].split()[0]
    require(verified(data, signature, f"{kind} {key}"), "the signature does not verify")
