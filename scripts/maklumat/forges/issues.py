"""Comments written with the form on a forge: which issues are such, and how one becomes a comment.

Whose account wrote it is not read at all; what the forge shows of a person stays there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from maklumat.documents.kiriman import Kiriman
from maklumat.documents.kiriman_formulir import LABEL, answers, is_form, named

NOT_ONE = "bukan-masukan"
"""The label by which an office says that an issue is no comment (spam, a question)."""


@dataclass(frozen=True)
class Issue:
    """An issue of a forge, without the one who wrote it; `confidential` ones are not public there."""

    forge: str
    number: int
    body: str
    created: datetime
    labels: frozenset[str]
    confidential: bool = False

    @property
    def is_comment(self) -> bool:
        """Whether it is a comment on a draft: labelled so, or written with the form."""
        return NOT_ONE not in self.labels and (LABEL in self.labels or is_form(self.body))


@dataclass(frozen=True)
class Sorted:
    """The comments of one cycle, what belongs to others, and what names no cycle or must not be copied."""

    comments: tuple[Kiriman, ...]
    others: int
    unclear: tuple[str, ...]


def sort(issues: Iterable[Issue], siklus: str, known: frozenset[str], zone: tzinfo) -> Sorted:
    """The issues that are comments on the cycle's drafts; of `known` ones nothing is asked any more."""
    found: list[Kiriman] = []
    unclear: list[str] = []
    others = 0
    # A list read page by page may show one twice.
    once = {issue.number: issue for issue in issues}
    for _, issue in sorted(once.items()):
        if not issue.is_comment:
            continue
        kiriman, cycle = _kiriman(issue, zone)
        if issue.confidential and kiriman.get("nomor") not in known:
            unclear.append(f"{kiriman.file}: isu ini rahasia, jadi tidak disalin. {_BY_HAND}")
        elif cycle == siklus or kiriman.get("nomor") in known:
            found.append(kiriman)
        elif cycle:
            others += 1
        else:
            unclear.append(f"{kiriman.file}: siklusnya tidak disebut. {_NAME_IT.format(siklus=siklus)}")
    return Sorted(tuple(found), others, tuple(unclear))


_BY_HAND = "Tulis ringkasannya sendiri di masukan.yaml dengan pengenal itu."
_NAME_IT = (
    "Sunting isian “Rancangan yang ditanggapi” pada isu itu, misalnya “layanan/ID, siklus {siklus}”, atau "
    f"beri label {NOT_ONE} bila itu bukan masukan."
)


def _kiriman(issue: Issue, zone: tzinfo) -> tuple[Kiriman, str]:
    """The comment and the cycle it names."""
    told = dict(answers(issue.body))
    document, cycle = named(told.pop("rancangan", ""))
    host = re.sub("[^a-z0-9.-]", "-", issue.forge.lower())
    number = f"{host}-{issue.number}"
    isian = {
        **told,
        "nomor": number,
        "tanggal": str(issue.created.astimezone(zone).date()),
        "kanal": "forge",
        "naskah": document,
    }
    return Kiriman(isian, number), cycle
