"""From accounts to persons of the roster: the numeric id on its forge counts, never the name."""

from __future__ import annotations

from collections.abc import Iterable

from maklumat.documents.models import DaftarPejabat
from maklumat.forges.events import Account


def person_of(roster: DaftarPejabat, account: Account) -> str | None:
    """The person an account belongs to, None if it is not in the roster."""
    for person in roster.orang:
        if any((entry.forge, entry.id) == (account.forge, account.id) for entry in person.akun or ()):
            return person.id
    return None


def drafters(roster: DaftarPejabat, authors: Iterable[Account]) -> tuple[str, ...]:
    """Everyone of the roster who wrote in a request; they never decide on it."""
    return tuple(sorted({person for account in authors if (person := person_of(roster, account))}))
