"""How long to wait for a forge and when to try again, by its own rate-limit headers."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

from urllib3 import Retry
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import MaxRetryError, ResponseError
from urllib3.response import BaseHTTPResponse

_AGAIN = frozenset({429, 500, 502, 503, 504})
# A repeated POST could leave a second comment; updating one to the same text twice is harmless.
_SAFE = frozenset({"GET", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True)
class Patience:
    """Seconds to wait: to connect, for the next bytes, for a whole answer; tries after the first; back-off.

    `longest` is the most a forge may ask to wait before a next try; above it the caller is told when.
    """

    connect: float = 10
    read: float = 30
    whole: float = 120
    tries: int = 4
    backoff: float = 1
    longest: int = 60


def limited_until(headers: Mapping[str, str]) -> float | None:
    """When a forge that limits us answers again, in seconds since 1970; None if it does not say.

    GitHub: `Retry-After` (secondary limit) or `X-RateLimit-Reset` once none remain; GitLab the same
    without the `X-`.
    """
    told = headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return time.time() + float(told)
    try:
        return parsedate_to_datetime(told).timestamp()
    except (ValueError, OverflowError):
        pass
    for prefix in ("X-RateLimit", "RateLimit"):
        reset = headers.get(f"{prefix}-Reset", "")
        if (
            headers.get(f"{prefix}-Remaining") == "0"
            and reset.isascii()
            and reset.isdigit()
            and len(reset) <= 11
        ):
            return float(reset)
    return None


class PatientRetry(Retry):
    """urllib3's retries, which also wait out GitHub's 403 with `Retry-After` and give up on long waits."""

    @classmethod
    def of(cls, patience: Patience) -> Self:
        """The retries a client of this patience makes."""
        return cls(
            total=patience.tries,
            status_forcelist=_AGAIN,
            allowed_methods=_SAFE,
            backoff_factor=patience.backoff,
            backoff_max=patience.longest,
            retry_after_max=patience.longest,
            redirect=0,
            raise_on_redirect=False,
            raise_on_status=False,
        )

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:
        """Whether to try again after this status."""
        limited = status_code == 403 and has_retry_after and method in _SAFE and bool(self.total)
        return limited or super().is_retry(method, status_code, has_retry_after)

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Seconds to wait before the next try, None where the forge does not say or talks nonsense."""
        until = limited_until(response.headers)
        return None if until is None else min(max(until - time.time(), 0), self.retry_after_max)

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """The retries left, or none where the forge asks for more patience than there is."""
        until = None if response is None else limited_until(response.headers)
        if until is not None and _pool is not None and until - time.time() > self.retry_after_max:
            raise MaxRetryError(_pool, url, ResponseError("told to wait longer than worthwhile"))
        return super().increment(method, url, response, error, _pool, _stacktrace)
