"""The auditor's fold: one record after the other, each judged by everything before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.register.auditor_basis import (
    BASIS,
    KINDS,
    ZONES,
    Office,
    basis_text,
    holds,
    many,
    path_of,
    require_continuity,
)
from tests.register.auditor_record import Object, day, moment, require

Key = tuple[str, str]
CARRIED = ("laporan", "berita_acara")


@dataclass
class Cycle:
    """One bundle on its way; `standing` holds the decisions not voided, by position on the path."""

    jalur: str
    sop: Object
    steps: list[Object]
    due: int = 0
    closed: bool = False
    standing: dict[int, Object] = field(default_factory=dict)
    records: list[Object] = field(default_factory=list)
    bundle: list[Object] = field(default_factory=list)

    def position(self, step: str) -> int | None:
        return next((at for at, candidate in enumerate(self.steps) if candidate["id"] == step), None)


@dataclass
class Register:
    """Everything the records so far have brought about."""

    archive: Path
    office: Office | None = None
    cycles: dict[str, Cycle] = field(default_factory=dict)
    completed: dict[Key, list[tuple[datetime, datetime, str | None]]] = field(default_factory=dict)

    def in_force(self, moment: datetime) -> dict[Key, str]:
        """Digests in force: of each document the last completed decision already effective."""
        found: dict[Key, str] = {}
        for key, decisions in sorted(self.completed.items()):
            effective = [sidik for since, _, sidik in decisions if since <= moment]
            if effective and effective[-1] is not None:
                found[key] = effective[-1]
        return found


def apply(register: Register, record: Object) -> None:
    """Judge one record by everything before it, and take it in."""
    documents = {(entry["jenis"], entry["id"]): entry["sidik"] for entry in record["dokumen"]}
    ordered = sorted(documents) == [(entry["jenis"], entry["id"]) for entry in record["dokumen"]]
    require(ordered and len(documents) == len(record["dokumen"]), "dokumen not sorted, or one twice")
    if register.office is None:
        require_root(register, record)
        return
    cycle = register.cycles.get(record["siklus"])
    if cycle is None:
        sop = register.office.sop
        cycle = register.cycles[record["siklus"]] = Cycle(record["jalur"], sop, path_of(sop, record["jalur"]))
    require(not cycle.closed, "the cycle is closed")
    require(record["jalur"] == cycle.jalur, "the path of a cycle does not change")
    at = cycle.position(record["langkah"])
    require(at is not None, "the step is not on the path")
    assert at is not None
    step = cycle.steps[at]
    require_person(register.office, cycle, step, record)
    require_proof(register.office, cycle, step, record)
    cycle.records.append(record)
    if record["keputusan"] == "batal":
        require(cycle.records[1:], "batal without a cycle")
        require(at == cycle.due, "batal stands at the step due")
        require(record["dokumen"] == cycle.bundle, "batal carries another bundle")
        cycle.closed = True
        return
    require_place(cycle, at, record)
    for later in [position for position in cycle.standing if position >= at]:
        del cycle.standing[later]
    require_bundle(register, cycle, at, record)
    if step["naskah"] == "final":
        require_final(cycle, at, record)
    cycle.standing[at] = record
    move(register, cycle, at, record)


def require_root(register: Register, record: Object) -> None:
    """Record 1 is judged by the basis it brings."""
    brought = [(entry["jenis"], entry["id"]) for entry in record["dokumen"]]
    require(brought == [("dasar", name) for name in BASIS], "the root is exactly the four basis documents")
    texts = {entry["id"]: basis_text(register.archive, entry) for entry in record["dokumen"]}
    cycle = Cycle("dasar", texts["sop"], path_of(texts["sop"], "dasar"))
    step = cycle.steps[-1]
    require((record["langkah"], record["keputusan"]) == (step["id"], "ya"), "the root is a last ya")
    require(record["lampiran"] == [] and record["penetapan"] is None, "the root carries too much")
    require(record["kembali_ke"] is None, "kembali_ke without tidak")
    digests = {entry["id"]: entry["sidik"] for entry in record["dokumen"]}
    office = Office(texts["sop"], texts["pejabat"], digests, moment(record["waktu"]))
    year = office.local_day(office.since).year
    require((record["siklus"], record["jalur"]) == (f"{year}-000", "dasar"), "cycle of the root")
    register.office = office
    root_step = {**step, "tingkat": [*many(step["tingkat"]), "saksi"]}
    require_person(office, cycle, root_step, record)
    require_proof(office, cycle, root_step, record)
    cycle.records.append(record)
    cycle.closed = True
    register.cycles[record["siklus"]] = cycle
    complete(register, cycle, record)


def require_person(office: Office, cycle: Cycle, step: Object, record: Object) -> None:
    """The role due, held on the local day of the decision, by someone free to decide."""
    who, status = record["orang"], record["status_jabatan"]
    person = next((entry for entry in office.roster["orang"] if entry["id"] == who), None)
    require(person is not None and person["nama"] == record["nama"], "person or name not in the roster")
    roles = {step["peran"]}
    if record["keputusan"] == "batal":
        roles.add(path_of(cycle.sop, "dasar")[-1]["peran"])
    require(record["peran"] in roles, "not the role of this step")
    fields = {"orang": who, "peran": record["peran"], "status": status}
    fields |= {"jabatan": record["jabatan"], "dasar": record["dasar_jabatan"]}
    today = office.local_day(moment(record["waktu"]))
    held = [e for e in office.roster["penugasan"] if fields.items() <= e.items() and holds(e, today)]
    require(held, "the role was not held like this on that day")
    require(status == "definitif" or step.get(status, "ya") == "ya", f"the step is closed to {status}")
    require(record["makna"] == (step.get("makna") or step["kegiatan"]), "makna is not the step's")
    require_one_role(cycle, record)
    writers = drafters(cycle, [*cycle.records, record])
    require(record["keputusan"] not in ("ya", "tidak") or who not in writers, "a drafter decides")
    deciders = {act["orang"] for act in cycle.standing.values() if act["keputusan"] == "ya"}
    require(not deciders & writers, "who decided becomes a drafter")


def require_one_role(cycle: Cycle, record: Object) -> None:
    """One person, one role a cycle, unless `rangkap` allows it; the acting office is the additional one."""
    allowed = cycle.sop.get("rangkap", {})
    for act in cycle.records:
        if act["orang"] == record["orang"] and act["peran"] != record["peran"]:
            statuses = {act["status_jabatan"], record["status_jabatan"]}
            added = statuses - {"definitif"} or statuses
            require(all(allowed.get(status) == "catat" for status in added), "one person in two roles")


def drafters(cycle: Cycle, acts: list[Object]) -> set[str]:
    """Who handed in text without deciding on it, and every author named in the evidence."""
    found = {person for act in acts for person in (act["bukti"] or {"penyusun": []})["penyusun"]}
    running = {step["id"] for step in cycle.steps if step["naskah"] == "berjalan"}
    return found | {a["orang"] for a in acts if a["keputusan"] == "selesai" and a["langkah"] in running}


def reason(record: Object) -> bool:
    return bool((record["alasan"] or "").strip())


def require_proof(office: Office, cycle: Cycle, step: Object, record: Object) -> None:
    """Kind of decision, reasons, level, confirmation, attachments and decree."""
    decision = record["keputusan"]
    deciding = {"selesai"} if step["keputusan"] == "selesai" else {"ya", "tidak"}
    require(decision in deciding | {"batal"}, "not a decision of this step")
    require(decision not in ("tidak", "batal") or reason(record), f"{decision} without a reason")
    require((record["kembali_ke"] is None) == (decision != "tidak"), "kembali_ke goes with tidak")
    require(record["tingkat"] in many(step["tingkat"]), "a level the step does not accept")
    confirming = (record["bukti"] or {"konfirmasi": None})["konfirmasi"]
    people = {person["id"] for person in office.roster["orang"]}
    named = {confirming, *(record["bukti"] or {"penyusun": []})["penyusun"]} - {None}
    require(named <= people, "someone in bukti is not in the roster")
    wet = record["tingkat"] == "basah"
    require(not wet or confirming not in (None, record["orang"]), "a scan no second person confirmed")
    rules = attachment_rules(cycle, step)
    kinds = {entry["jenis"] for entry in record["lampiran"]}
    require(kinds <= set(rules), "an attachment the step does not know")
    for jenis, rule in rules.items():
        wanted = rule.get("wajib") == "ya" or rule.get("wajib") == record["tingkat"]
        here = cycle.jalur in many(rule.get("jalur", cycle.jalur))
        require(not (wanted and here and decision in ("selesai", "ya")) or jenis in kinds, f"without {jenis}")
    last = step is cycle.steps[-1] and decision == "ya" and cycle.jalur in ("penetapan", "pencabutan")
    require((record["penetapan"] is not None) == last, "penetapan goes with the last ya alone")
    sheets = sorted(e["nama"] for e in record["lampiran"] if e["jenis"] == "naskah_resmi")
    if last or sheets:
        wanted_sheets = sorted(f"{d['jenis']}-{d['id']}.pdf" for d in record["dokumen"])
        require(sheets == wanted_sheets, "not one official sheet a document")


def attachment_rules(cycle: Cycle, step: Object) -> dict[str, Object]:
    """Kinds of attachments of a step; a final one repeats those of the discussion."""
    rules = {rule["jenis"]: rule for rule in step.get("lampiran", [])}
    talk = next((other for other in cycle.steps if other["id"] == "pembahasan"), {})
    if step["naskah"] == "final":
        for rule in talk.get("lampiran", []):
            if rule["jenis"] in CARRIED:
                rules.setdefault(rule["jenis"], {**rule, "wajib": "tidak"})
    return rules


def require_place(cycle: Cycle, at: int, record: Object) -> None:
    """At the step due, beyond optional steps, or back at a step with text for a reason."""
    if at >= cycle.due:
        require(all(s["wajib"] == "tidak" for s in cycle.steps[cycle.due : at]), "a step is missing")
        return
    require(cycle.steps[at]["naskah"] != "tanpa", "a step without text cannot be recorded afterwards")
    taken = cycle.standing.get(at)
    own = taken is not None and (taken["orang"], taken["keputusan"]) == (record["orang"], "ya")
    back = own and record["keputusan"] == "tidak"
    texts = [cycle.bundle, *([taken["dokumen"]] if taken else [])]
    changed = any(record["dokumen"] != text for text in texts)
    require(back or changed, "an earlier step again without a changed text")


def require_bundle(register: Register, cycle: Cycle, at: int, record: Object) -> None:
    """Kinds, joining and leaving, one open cycle a document, and what a path says of its digests."""
    office = register.office
    assert office is not None
    if cycle.steps[at]["naskah"] == "tanpa":
        require(not record["dokumen"], "a step without text carries documents")
        return
    now = {(d["jenis"], d["id"]): d["sidik"] for d in record["dokumen"]}
    before = {(d["jenis"], d["id"]) for d in cycle.bundle}
    require(now and {kind for kind, _ in now} <= KINDS[cycle.jalur], "documents this path does not carry")
    require(before <= set(now) or reason(record), "a document left without a reason")
    limit = cycle.position("koreksi")
    may_join = len(cycle.records) == 1 if limit is None else at <= limit
    require(may_join or set(now) <= before, "a document joined too late")
    others = [c for c in register.cycles.values() if c is not cycle and not c.closed]
    elsewhere = {(d["jenis"], d["id"]) for other in others for d in other.bundle}
    require(not elsewhere & set(now), "a document stands in another open cycle")
    start = moment(cycle.records[0]["waktu"])
    last = [register.completed[key][-1][1] for key in now if key in register.completed]
    require(all(done <= start for done in last), "the cycle began before the last one was complete")
    if cycle.jalur == "pencabutan":
        current = register.in_force(moment(record["waktu"]))
        require(all(current.get(key) == now[key] for key in now), "withdraws what is not in force")
    if cycle.jalur == "dasar":
        require(
            all(office.digests.get(d["id"], d["sidik"]) != d["sidik"] for d in record["dokumen"]), "no change"
        )
        for document in record["dokumen"]:
            basis_text(register.archive, document)
    cycle.bundle = record["dokumen"]


def require_final(cycle: Cycle, at: int, record: Object) -> None:
    """Final steps carry one set of digests and the report and minutes of the standing discussion."""
    for position, standing in cycle.standing.items():
        if cycle.steps[position]["naskah"] == "final":
            require(standing["dokumen"] == record["dokumen"], "final steps carry different texts")
    talk = cycle.standing.get(cycle.position("pembahasan") or -1)
    if talk is not None:
        for jenis in CARRIED:
            mine, theirs = (
                sorted(e["sha256"] for e in r["lampiran"] if e["jenis"] == jenis) for r in (record, talk)
            )
            silent = record["keputusan"] == "tidak" and not mine
            require(mine == theirs or silent, f"{jenis} is not that of the discussion")


def move(register: Register, cycle: Cycle, at: int, record: Object) -> None:
    """Move the pointer; a completed cycle brings its documents into force."""
    cycle.due = at + 1
    if record["keputusan"] == "tidak":
        ids = [step["id"] for step in cycle.steps]
        allowed = [target for target in many(cycle.steps[at].get("kembali")) if target in ids] or ids[:1]
        require(record["kembali_ke"] in allowed, "a return the procedure does not allow")
        cycle.due = ids.index(record["kembali_ke"])
        for position in [p for p in cycle.standing if p >= cycle.due]:
            del cycle.standing[position]
    elif cycle.due == len(cycle.steps):
        complete(register, cycle, record)


def complete(register: Register, cycle: Cycle, record: Object) -> None:
    """The pointer passed the last step."""
    office = register.office
    assert office is not None
    cycle.closed = True
    done = since = moment(record["waktu"])
    if record["penetapan"] is not None:
        zone = ZONES[office.roster["zona"]]
        since = datetime.combine(day(record["penetapan"]["berlaku_sejak"]), datetime.min.time(), zone)
    for entry in record["dokumen"]:
        sidik = None if cycle.jalur == "pencabutan" else entry["sidik"]
        register.completed.setdefault((entry["jenis"], entry["id"]), []).append((since, done, sidik))
    if cycle.jalur == "dasar" and len(register.cycles) > 1:
        texts = {entry["id"]: basis_text(register.archive, entry) for entry in record["dokumen"]}
        if "pejabat" in texts:
            require_continuity(office.roster, texts["pejabat"], office.local_day(office.since))
        digests = office.digests | {entry["id"]: entry["sidik"] for entry in record["dokumen"]}
        sop, roster = texts.get("sop", office.sop), texts.get("pejabat", office.roster)
        register.office = Office(sop, roster, digests, done)
