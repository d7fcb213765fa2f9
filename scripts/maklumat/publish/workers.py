"""Work for all processors, and what came of it until nobody asks for it any more.

Typst lets go of Python while it sets a sheet, so threads are enough.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
A = TypeVar("A")


class Kept(Generic[K, A]):
    """Does only the jobs it was not given the time before; a job's key says all it depends on."""

    def __init__(self) -> None:
        self._done: Mapping[K, A] = {}

    def all(self, jobs: Mapping[K, Callable[[], A]]) -> Mapping[K, A]:
        """What comes of each job, in their order."""
        fresh = {key: job for key, job in jobs.items() if key not in self._done}
        done = {**self._done, **dict(zip(fresh, each(list(fresh.values())), strict=True))}
        self._done = {key: done[key] for key in jobs}
        return self._done


def each(jobs: Sequence[Callable[[], A]]) -> list[A]:
    """All jobs, what comes of them in their order; an interrupt or error drops those not yet begun."""
    count = min(len(jobs), os.cpu_count() or 1)
    if count < 2:
        return [job() for job in jobs]
    pool = ThreadPoolExecutor(count)
    try:
        return [future.result() for future in [pool.submit(job) for job in jobs]]
    finally:
        pool.shutdown(cancel_futures=True)
