"""Words that say nothing, and the shapes of text that hold more than one fact."""

from __future__ import annotations

import re

from maklumat.documents.errors import shown

_PLACEHOLDER = re.compile(
    r"""(?xi)
    ^ [\s.\-–—_…*?/]+ $                                     # only dashes, dots, question marks
    | ^ (?: n/?a | tba | tbd | todo | kosong | menyusul | belum \s (?: ada | diisi | ditentukan | diketahui )
          | (?: akan | untuk ) \s (?: di )? (?: isi | lengkapi | tentukan | susun ) .* | dalam \s proses
          ) [.!]? $
    | \b isi [\s-] (?: di [\s-] sini | disini | sendiri | nanti ) \b
    | \b (?: TODO | TBD | TBA ) \b | \b lorem \s ipsum \b | \b x{4,} \b | ^ x{3} $
    | \.{4,} | …{2,} | _{3,} | \?{2,}
    | [\[<] \s* (?: isi | nama | nomor | tanggal | tulis | sebutkan | jumlah | alamat ) \b [^\]>]* [\]>]
    """
)
_EMPTY = re.compile(
    r"ada|baik|cukup|idem|lengkap|memadai|oke?|sama|s\.?d\.?a|sesuai|standar|tersedia|terlampir|tidak|ya|"
    r"lihat lampiran|seperti biasa|sama dengan di atas|tidak ada|cukup jelas"
)
_RULES = r"(?: ketentuan | peraturan | aturan | perundang | undang-undang | regulasi )"
_WHOLLY_VAGUE = re.compile(
    rf"""(?xi) ^ (?: (?: sesuai | menurut | mengikuti | berdasarkan ) (?: \s dengan )? \s
           (?: {_RULES} | kebutuhan | kondisi | keperluan | kebijakan )
         | disesuaikan | menyesuaikan | tergantung | bergantung | bervariasi | relatif | tentatif | fleksibel
         ) \b [^0-9]* $"""
)
_VAGUE_FIGURE = re.compile(
    r"(?i)\b(sesuai|menurut|mengikuti|berdasarkan|menyesuaikan|disesuaikan|tergantung|bervariasi|"
    r"relatif|secepatnya|segera)\b"
)
_VAGUE_PHRASE = re.compile(
    rf"(?xi) \b (?: sesuai | menurut ) (?: \s dengan )? \s {_RULES} [^,;.]* \s yang \s berlaku \b"
)
_NUMBERING = re.compile(
    r"^(?:\(?[0-9]{1,2}[.)](?!\s?[0-9])\s*\S|\(?[a-j][.)]\s+\S|\([A-Ja-j]\)\s*\S|[-•*·▪–]\s*\S)"
)
_ENUMERATORS = re.compile(r"(?:^|[\s:,;])\(?(?:[1-9]|[a-h])[.)]\s+(?=\S)")
_SEPARATORS = re.compile(r"\s*(?:,(?:\s*(?:dan|serta|atau))?\s|;|\bdan\b|\bserta\b|&)\s*")
_DOCUMENT = re.compile(
    r"(?i)^(?:(?:foto\s?kopi|asli|salinan|hasil pindai|pindaian|scan|legalisir|print ?out|cetakan)\s+)*"
    r"(?:e-?ktp|ktp|kk|npwp|nib|skck|sktm|paspor|ijazah|akta|surat|formulir|sertifikat|kartu|pas ?foto|"
    r"kuitansi|bukti|kitas|kitap|meterai|kronologi|sk)\b"
)
_CHAINED = re.compile(r"(?i)(?:;|\b(?:lalu|kemudian|selanjutnya|setelah itu)\b)")


def is_placeholder(text: str) -> bool:
    """Whether the text only holds a place: dashes, dots, `isi di sini`, `TODO`, `[nama]`."""
    return _PLACEHOLDER.search(text) is not None


def says_nothing(text: str) -> bool:
    """Whether the text is one of the words that fill a field without telling anything."""
    bare = text.strip(" .!").casefold()
    return _EMPTY.fullmatch(bare) is not None or sum(letter.isalnum() for letter in bare) < 2


def is_vague(text: str) -> bool:
    """Whether the whole text only points at unnamed rules or circumstances."""
    return _WHOLLY_VAGUE.match(text) is not None


def is_vague_figure(text: str) -> bool:
    """Whether words stand where a figure is due."""
    return _VAGUE_FIGURE.search(text) is not None


def vague_phrase(text: str) -> str | None:
    """The phrase `sesuai ketentuan ... yang berlaku` inside a longer text."""
    match = _VAGUE_PHRASE.search(text)
    return match.group() if match else None


def is_numbered(text: str) -> bool:
    """Whether the item carries its own number or bullet."""
    return _NUMBERING.match(text) is not None


def pasted_list(text: str) -> str | None:
    """Why an item is a whole list pasted into one line, None if it is not."""
    if ";" in text:
        return "titik koma"
    if len(_ENUMERATORS.findall(text)) > 1:
        return "daftar bernomor di dalam butir"
    if len([line for line in text.splitlines() if line.strip()]) > 1:
        return "beberapa baris"
    return None


def several_facts(text: str) -> str | None:
    """Why an item holds more than one fact, None if it holds one."""
    if why := pasted_list(text):
        return why
    if re.search(r"(?i)\bdan/atau\b", text):
        return "“dan/atau”"
    if sum(_DOCUMENT.match(part) is not None for part in _SEPARATORS.split(text)) > 1:
        return "beberapa dokumen"
    return "kata “serta”" if re.search(r"(?i)\bserta\b", text) else None


def several_acts(text: str) -> str | None:
    """The word that chains a second act onto a step, None if the step holds one act."""
    match = _CHAINED.search(text)
    return match.group() if match else None


def quoted(text: str) -> str:
    """A drafter's text inside a message: one line, not too long, safe at a terminal."""
    return f"“{shown(' '.join(text.split()))}”"


def normal(text: str) -> str:
    """The text for comparing two items: case, spaces and a final stop do not count."""
    return " ".join(text.casefold().split()).rstrip(".")
