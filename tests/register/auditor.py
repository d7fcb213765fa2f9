"""A clean-room verifier of an office's register, for an auditor who trusts nothing of this program.

Written from the rules in words alone: standard library and the `ssh-keygen` binary, no import of
`maklumat`. It stops at the first record the rules do not allow, because nothing after it can be
judged, and goes through the archive as a whole.

    python -m tests.register.auditor STANDARDS_DIR [--at 2024-12-31T00:00:00Z] [--root SHA256]"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.register.auditor_basis import file_digest, folder_problems, require_witness
from tests.register.auditor_fold import Key, Register, apply, attachment_rules
from tests.register.auditor_record import Broken, Object, in_order, moment, parse_record, read_book


@dataclass
class Report:
    """What the auditor found; documents count only where there are no problems."""

    problems: list[str]
    documents: dict[Key, str]
    root: str | None = None
    head: str | None = None


def audit(standards: Path, at: datetime, root: str | None = None) -> Report:
    """Verify the register below `standards` as of the moment `at`."""
    book = standards / "pengesahan"
    problems: list[str] = []
    records: list[Object] = []
    register = Register(book)
    digest: str | None = None
    first: str | None = None
    try:
        for number, data, signature in read_book(book / "buku"):
            record = parse_record(data)
            in_order(record, number, digest, records, at)
            office = register.office
            apply(register, record)
            require_witness(office or register.office, record, data, signature)
            records.append(record)
            digest = hashlib.sha256(data).hexdigest()
            first = first or digest
    except Broken as broken:
        problems.append(f"{len(records) + 1:06d}: {broken}")
    if root is not None and first != root:
        problems.append("the book stands on another root")
    problems.extend(archive_problems(register, records))
    return Report(problems, {} if problems else register.in_force(at), first, digest)


def archive_problems(register: Register, records: list[Object]) -> Iterator[str]:
    """Contents and attachments: what must be there matches, what is personal is absent."""
    for folder in (register.archive, *(register.archive / part for part in ("buku", "isi", "lampiran"))):
        if folder.is_symlink():
            yield f"{folder.name} is a link"
    named = {(d["jenis"], d["id"], d["sidik"]): d for record in records for d in record["dokumen"]}
    for document in named.values():
        yield from folder_problems(register.archive / "isi" / document["sidik"], document)
    for record in records:
        cycle = register.cycles[record["siklus"]]
        step = next(step for step in cycle.steps if step["id"] == record["langkah"])
        rules = attachment_rules(cycle, step).values()
        personal = {rule["jenis"] for rule in rules if rule.get("pribadi", "tidak") == "ya"}
        for entry in record["lampiran"]:
            file = register.archive / "lampiran" / entry["sha256"]
            if entry["jenis"] in personal:
                if file.exists() or file.is_symlink():
                    yield f"{record['urutan']:06d}: personal attachment {entry['jenis']} is in the archive"
            elif file.is_symlink() or not file.is_file() or file_digest(file) != entry["sha256"]:
                yield f"{record['urutan']:06d}: attachment {entry['jenis']} is missing or altered"


def main(words: list[str]) -> int:
    """Print the problems, or the documents in force; exit status 1 if there are problems."""
    parser = argparse.ArgumentParser(description="Independent audit of a register.")
    parser.add_argument("standards", type=Path)
    parser.add_argument("--at", type=moment, default=datetime.now(UTC))
    parser.add_argument("--root")
    options = parser.parse_args(words)
    report = audit(options.standards, options.at, options.root)
    lines = [f"PROBLEM {problem}" for problem in report.problems]
    lines += [f"{sidik}  {kind}/{name}" for (kind, name), sidik in report.documents.items()]
    sys.stdout.write("".join(f"{line}\n" for line in [*lines, f"root {report.root}", f"head {report.head}"]))
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
