"""Changes as text for a terminal, as Markdown for a forge's comment, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from maklumat.documents.canonical import short_form
from maklumat.documents.errors import shown
from maklumat.register.beda import Beda

_NOTHING = "Tidak ada perubahan."
_FOLLOWS = "Akibatnya:"
# Every sign with a meaning in Markdown or HTML; as a character reference it is nothing but itself.
_SIGNS = re.compile(r"""[\\`*_{}\[\]<>&#@!~|$%^=+"']""")
# Forges look for references in the rendered text, where a character reference no longer helps: there
# only an invisible break between the sign and the word does.
_REFERENCE = re.compile(r"""([@#])|([!~%$&^])(?=[\w"'])|(gh-)(?=\d)|(:)(?=//)|(www)(?=\.)""", re.IGNORECASE)
_BREAK = "\u200b"


def teks(differences: Sequence[Beda]) -> str:
    """Plain lines; what strangers wrote can neither steer the terminal nor break a line."""
    return "\n\n".join(_teks(beda) for beda in differences) or _NOTHING


def markdown(differences: Sequence[Beda]) -> str:
    """A heading and a list a document; what strangers wrote stands there as mere text."""
    return "\n\n".join(_markdown(beda) for beda in differences) or _NOTHING


def to_json(differences: Sequence[Beda]) -> str:
    """`{"versi_skema", "dokumen"}`."""
    value = {"versi_skema": "1", "dokumen": [beda.to_json() for beda in differences]}
    return json.dumps(value, ensure_ascii=False, indent=2)


REPORTERS: Mapping[str, Callable[[Sequence[Beda]], str]] = {
    "teks": teks,
    "markdown": markdown,
    "json": to_json,
}


def escaped(text: str) -> str:
    """`text` as one line of Markdown that shows exactly these words on GitHub and GitLab.

    No markup, HTML, link, mention, reference or command comes to life in it, wherever in a line it stands.
    """
    line = _REFERENCE.sub(lambda match: match.group() + _BREAK, " ".join(text.split()))
    marked = _SIGNS.sub(lambda match: f"&#{ord(match.group())};", line)
    return re.sub(r"^([-/]|\d+(?=[.)]))", _first_sign, marked).replace(_BREAK, "&#8203;")


def _first_sign(match: re.Match[str]) -> str:
    # At the start of a line these would begin a list, or a command to the forge.
    return "".join(f"&#{ord(character)};" for character in match.group())


def _teks(beda: Beda) -> str:
    lines = [_plain(f"{beda.key}: {beda.nama}{_digests(beda)}")]
    lines += [f"  - {_plain(change.kalimat)}" for change in beda.perubahan]
    if beda.akibat:
        lines += [f"  {_FOLLOWS}", *(f"  - {_plain(text)}" for text in beda.akibat)]
    return "\n".join(lines)


def _plain(text: str) -> str:
    line = " ".join(text.split())
    return shown(line, limit=len(line))


def _digests(beda: Beda) -> str:
    known = [short_form(sidik) for sidik in (beda.sidik_lama, beda.sidik_baru) if sidik]
    return f" ({' menjadi '.join(known)})" if known else ""


def _markdown(beda: Beda) -> str:
    return "\n".join(_blocks(beda))


def _blocks(beda: Beda) -> Iterator[str]:
    yield f"### {escaped(beda.nama)}"
    yield ""
    yield escaped(f"{beda.key}{_digests(beda)}")
    yield ""
    yield from (f"- {escaped(change.kalimat)}" for change in beda.perubahan)
    if beda.akibat:
        yield ""
        yield f"**{_FOLLOWS}**"
        yield ""
        yield from (f"- {escaped(text)}" for text in beda.akibat)
