"""What a forge's refusal means, each as one plain sentence that holds nothing secret."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import requests
from urllib3.exceptions import MaxRetryError, ReadTimeoutError

from maklumat.documents.errors import Surroundings, shown
from maklumat.forges.patience import limited_until
from maklumat.forges.surroundings import Access


def refused(access: Access, status: int, headers: Mapping[str, str], place: str) -> Surroundings:
    """The refusal of an answer that is neither 2xx nor a redirect within the forge."""
    host, token = access.host, access.variable
    until = limited_until(headers)
    if status == 429 or (status == 403 and until is not None):
        return Surroundings(f"Jatah permintaan ke {host} sudah habis. {_when(until)}")
    if status == 401:
        return Surroundings(
            f"{host} menolak token: {token} salah, dicabut, atau kedaluwarsa. Buat token baru."
        )
    if status == 403:
        return Surroundings(
            f"{token} tidak berhak atas {place} di {host}. Tambahkan haknya menurut panduan pengelola."
        )
    if status == 404:
        return Surroundings(
            f"{place} tidak ditemukan di {host}, atau {token} tidak berhak melihatnya. "
            "Periksa nomor dan nama proyek."
        )
    if status >= 500:
        return Surroundings(
            f"{host} sedang terganggu (kode {status}). Ulangi beberapa saat lagi; tidak ada yang diubah."
        )
    if 300 <= status < 400:
        return Surroundings(f"{host} mengalihkan {place} ke tempat lain. Periksa alamat API dan nama proyek.")
    return Surroundings(f"{host} menolak permintaan atas {place} (kode {status}).")


def unreachable(host: str, error: requests.RequestException) -> Surroundings:
    """A forge that could not be reached, or went silent. The library's own words may hold secrets."""
    if isinstance(error, requests.exceptions.SSLError):
        return Surroundings(
            f"Sambungan aman ke {host} gagal: sertifikatnya tidak dikenal. "
            "Sebut sertifikat CA kantor dengan --ca."
        )
    if isinstance(error, requests.exceptions.ProxyError):
        return Surroundings(f"Proksi menuju {host} tidak menjawab. Periksa HTTPS_PROXY dan NO_PROXY.")
    if isinstance(error, requests.exceptions.Timeout) or _timed_out(error):
        return slow(host)
    return Surroundings(f"{host} tidak dapat dihubungi. Periksa jaringan dan alamat API.")


def _timed_out(error: requests.RequestException) -> bool:
    """Silence after the connection stood: requests reports it as a lost connection."""
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    return isinstance(reason, ReadTimeoutError)


def slow(host: str) -> Surroundings:
    """A forge that takes too long for an answer."""
    return Surroundings(f"{host} terlalu lama tidak menjawab. Ulangi beberapa saat lagi.")


def cut_short(host: str) -> Surroundings:
    """An answer that ended too early."""
    return Surroundings(f"Jawaban {host} terputus di tengah jalan. Ulangi perintah ini.")


def not_data(host: str, place: str) -> Surroundings:
    """A page where data was asked for: a log-in page, a proxy's, or a wrong address."""
    return Surroundings(
        f"{host} menjawab dengan halaman, bukan data, untuk {place}. Periksa alamat API dan proksi kantor."
    )


def not_understood(host: str, place: str) -> Surroundings:
    """Data of a shape this program does not know."""
    return Surroundings(
        f"Data {place} dari {host} tidak dikenal bentuknya. Periksa alamat API dan versi servernya."
    )


def elsewhere(host: str, target: str) -> Surroundings:
    """A link or redirect to another host, which is never followed with the token."""
    return Surroundings(
        f"{host} menunjuk ke server lain ({shown(target)}); tidak diikuti agar token tidak bocor."
    )


def too_big(host: str, place: str, limit: int) -> Surroundings:
    """An answer above the bound, in bytes."""
    return Surroundings(f"{place} dari {host} lebih dari {limit // (1024 * 1024)} MiB; tidak diambil.")


def _when(until: float | None) -> str:
    if until is None:
        return "Ulangi beberapa menit lagi."
    try:
        moment = datetime.fromtimestamp(until, UTC)
    except (OverflowError, ValueError, OSError):
        return "Ulangi beberapa menit lagi."
    return f"Ulangi setelah {moment:%Y-%m-%d} pukul {moment:%H.%M} UTC."
