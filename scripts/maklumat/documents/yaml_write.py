"""Text as strict YAML reads it back."""

from __future__ import annotations

import json

from maklumat.documents.errors import Unreadable
from maklumat.documents.strict_yaml import parse, plain


def scalar(text: str) -> str:
    """One line of text as a YAML scalar, quoted only where it must be."""
    try:
        if plain(parse(f"kunci: {text}\n".encode())) == {"kunci": text}:
            return text
    except Unreadable:
        pass
    return json.dumps(text, ensure_ascii=False)
