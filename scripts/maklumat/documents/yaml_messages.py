"""What the YAML library's parser complains about, in a drafter's words."""

from __future__ import annotations

_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "Ada titik dua (:) di tengah nilai, atau jorokan baris ini tidak sejajar.",
        "Apit nilai yang memuat titik dua dengan tanda kutip; sejajarkan baris dengan saudaranya.",
    ),
    (
        "could not find expected ':'",
        "Baris ini atau baris sebelumnya belum memuat titik dua sesudah kunci.",
        "Tulis `kunci: nilai`; sambungan kalimat harus menjorok lebih dalam dari kuncinya.",
    ),
    (
        "did not find expected key",
        "Jorokan baris ini tidak sejajar dengan baris di atasnya.",
        "Sejajarkan kunci atau tanda `-` dengan saudaranya, memakai spasi.",
    ),
    (
        "did not find expected '-'",
        "Di dalam daftar ada baris yang tidak diawali tanda `-`.",
        "Awali setiap butir dengan `- `, sejajar dengan butir lain.",
    ),
    (
        "did not find expected <document start>",
        "Jorokan baris ini tidak sejajar dengan baris di atasnya.",
        "Sejajarkan kunci dengan saudaranya, memakai spasi.",
    ),
    (
        "found unexpected end of stream",
        "Tanda kutip dibuka tetapi tidak ditutup.",
        "Tutup nilai itu dengan tanda kutip yang sama.",
    ),
    (
        "found unexpected document indicator",
        "Tanda kutip dibuka tetapi tidak ditutup.",
        "Tutup nilai itu dengan tanda kutip yang sama.",
    ),
    (
        "block sequence entries are not allowed",
        "Tanda `- ` ada di tempat yang tidak semestinya.",
        "Mulai daftar pada baris baru di bawah kuncinya, menjorok dua spasi.",
    ),
    (
        "found character that cannot start any token",
        "Nilai diawali karakter yang bermakna khusus (misalnya @, ` atau %).",
        "Apit seluruh nilai dengan tanda kutip.",
    ),
    (
        "found unknown escape character",
        "Ada garis miring terbalik (\\) yang tidak dikenal di dalam kutip ganda.",
        "Pakai kutip tunggal '...' agar garis miring terbalik dibaca apa adanya.",
    ),
)


def explain(problem: str) -> tuple[str, str]:
    """What is wrong and how to mend it, for the parser's English `problem` ("" when it gave none)."""
    for known, message, fix in _EXPLANATIONS:
        if known in problem:
            return message, fix
    return (
        "Susunan YAML pada baris ini tidak dapat dibaca.",
        "Periksa jorokan, titik dua, dan tanda kutip pada baris ini dan baris sebelumnya.",
    )
