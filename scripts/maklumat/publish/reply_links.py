"""Ways to comment on a draft: prefilled e-mail and WhatsApp links, and the form on the office's forge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from maklumat.documents.kiriman_formulir import begun
from maklumat.documents.models import Kantor

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_NUMBER = re.compile(r"\+?\d[\d .()-]{6,}\d")
_WHATSAPP = re.compile(r"\b(?:whatsapp|wa)\b", re.IGNORECASE)
_SHORTEST, _LONGEST = 9, 15
"""Digits of a number with its country code (ITU-T E.164 allows 15)."""


@dataclass(frozen=True)
class ReplyLink:
    """A link that opens a message already addressed and begun; `account` says that it asks for an account."""

    label: str
    href: str
    account: bool = False


def reply_links(kantor: Kantor, title: str, reference: str) -> tuple[ReplyLink, ...]:
    """The links of an office for one draft; empty where it has neither e-mail, WhatsApp nor form."""
    return tuple(_links(kantor, title, reference))


def _links(kantor: Kantor, title: str, reference: str) -> Iterator[ReplyLink]:
    title = " ".join(title.split())
    subject, body = f"Masukan atas rancangan: {title}", _begun(title, reference)
    if found := _MAIL.search(kantor.surel or ""):
        href = f"mailto:{quote(found[0], safe='@')}?subject={quote(subject)}&body={quote(body)}"
        yield ReplyLink(f"Tulis surel ke {found[0]}", href)
    for kanal in kantor.pengaduan.kanal:
        number = _international(kanal.alamat) if _WHATSAPP.search(kanal.jenis) else None
        if number:
            yield ReplyLink(
                f"Tulis lewat WhatsApp ke {kanal.alamat}", f"https://wa.me/{number}?text={quote(body)}"
            )
    if kantor.formulir_masukan:
        host = urlsplit(kantor.formulir_masukan).hostname
        yield ReplyLink(
            f"Isi formulir di {host}", _form(kantor.formulir_masukan, title, reference), account=True
        )


def _form(address: str, title: str, reference: str) -> str:
    """The forge's form with the draft already named; any other form as it is."""
    path = urlsplit(address).path.rstrip("/")
    if "?" in address or not path.endswith("/issues/new"):
        return address
    if path.endswith("/-/issues/new"):
        asked = {"issue[title]": f"Masukan: {title}", "issue[description]": begun(reference)}
    else:
        asked = {"template": "masukan.yml", "title": f"Masukan: {title}", "rancangan": reference}
    return f"{address.rstrip('/')}?{urlencode(asked, quote_via=quote)}"


def _begun(title: str, reference: str) -> str:
    lines = (
        "Masukan atas rancangan: " + title,
        "Naskah: " + reference,
        "Bagian yang ditanggapi: ",
        "Masukan: ",
    )
    return "\r\n".join(lines)


def _international(text: str) -> str | None:
    """The digits of a number, Indonesian ones with their country code; None where it is no such number."""
    found = _NUMBER.search(text)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    if digits.startswith("0"):
        digits = "62" + digits.lstrip("0")
    return digits if _SHORTEST <= len(digits) <= _LONGEST else None
