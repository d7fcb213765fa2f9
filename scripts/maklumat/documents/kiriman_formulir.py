"""The comment form on a forge: its headings, how its answers are read, and a form already begun.

GitHub turns an issue form into headings with an answer each; the template for GitLab is written so too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from maklumat.documents.folder import Key
from maklumat.documents.models import KOMPONEN
from maklumat.documents.models.pembahasan import PESERTA, UNSUR

LABEL = "masukan"
"""The label of issues that are comments; the form's first heading says the same where labels are missing."""
NASKAH, KOMPONEN_JUDUL, UNSUR_JUDUL, ISI = (
    "Rancangan yang ditanggapi",
    "Bagian yang ditanggapi",
    "Anda menanggapi sebagai",
    "Masukan dan alasannya",
)
HEADINGS = {NASKAH: "rancangan", KOMPONEN_JUDUL: "komponen", UNSUR_JUDUL: "unsur", ISI: "ringkasan"}
_NO_ANSWER = frozenset({"", "_No response_", "None", "-"})
_EXAMPLE = "<!-- Pengenal rancangan dan nomor siklusnya, misalnya layanan/merek, siklus 2024-003 -->"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE = re.compile(r"(?:layanan|maklumat)/[a-z0-9][a-z0-9._-]{0,79}")
_CYCLE = re.compile(r"(?<!\d)\d{4}-\d{3}(?!\d)")


def reference(key: Key, siklus: str) -> str:
    """What a form says of the draft it is about, as `named` reads it."""
    return f"{key}, siklus {siklus}"


def named(text: str) -> tuple[str, str]:
    """Document and cycle in `layanan/id, siklus 2024-003`; each empty where it is missing."""
    document, cycle = _REFERENCE.search(text), _CYCLE.search(text)
    return document[0] if document else "", cycle[0] if cycle else ""


def is_form(body: str) -> bool:
    """Whether an issue was written with the form."""
    return f"### {NASKAH}" in body


def answers(body: str) -> Mapping[str, str]:
    """The answers by field; a heading that is none of the form's belongs to the answer above it."""
    found: dict[str, list[str]] = {}
    field: str | None = None
    for line in _COMMENT.sub("", body.replace("\r\n", "\n")).split("\n"):
        heading = HEADINGS.get(line.removeprefix("### ").strip()) if line.startswith("### ") else None
        if heading is not None and heading not in found:
            field, found[heading] = heading, []
        elif field is not None:
            found[field].append(line)
    texts = {field: "\n".join(lines).strip() for field, lines in found.items()}
    return {field: "" if text in _NO_ANSWER else text for field, text in texts.items()}


def begun(draft: str = "") -> str:
    """The body of a form for a forge that knows headings alone, `draft` already named as `named` reads it.

    What is to be chosen from stands in the form as a note, which no reader takes for an answer.
    """
    components = "\n".join(component.nama for component in KOMPONEN)
    groups = "\n".join(UNSUR[unsur] for unsur in PESERTA)
    return (
        "<!-- Formulir ini terbuka bagi umum. Jangan menulis nama, NIK, telepon, surel, atau alamat "
        "siapa pun. -->\n\n"
        f"### {NASKAH}\n\n{draft or _EXAMPLE}\n\n"
        f"### {KOMPONEN_JUDUL}\n\n<!-- Boleh kosong, atau salah satu:\n{components}\n-->\n\n"
        f"### {UNSUR_JUDUL}\n\n<!-- Boleh kosong, atau salah satu:\n{groups}\n-->\n\n"
        f"### {ISI}\n\n<!-- Tulis di bawah ini, paling panjang 2000 huruf. -->\n"
    )
