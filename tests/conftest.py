"""What all tests share: in CI nothing is silently left out."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# Set by .ci/run, which installs every tool first: there a skipped test is a
# hole nobody sees, so it fails.
NOTHING_MAY_BE_SKIPPED = os.environ.get("MAKLUMAT_UJI_WAJIB") == "1"

# How long an example takes says something about the machine, not about the program.
settings.register_profile("maklumat", deadline=None)
settings.load_profile("maklumat")

# A sheet kept by an earlier run would prove nothing about this one.
os.environ["MAKLUMAT_TEMBOLOK"] = ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one where nothing may be skipped."""
    report = yield
    if NOTHING_MAY_BE_SKIPPED and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself as a whole."""
    report = yield
    if NOTHING_MAY_BE_SKIPPED and report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid}: {reason} (MAKLUMAT_UJI_WAJIB=1: nothing may be skipped)"
