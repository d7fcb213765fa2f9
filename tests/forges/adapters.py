"""Both adapters over the loopback server, with little patience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.forges.server import TOKEN
from tests.forges.server import Forge as Server

from maklumat.forges.events import Event, Request
from maklumat.forges.forge import Forge
from maklumat.forges.github import GitHub
from maklumat.forges.gitlab import GitLab
from maklumat.forges.patience import Patience
from maklumat.forges.surroundings import github_access, gitlab_access

QUICK = Patience(connect=2, read=0.5, whole=1, tries=2, backoff=0.01, longest=2)


def github(server: Server, token: str = TOKEN, patience: Patience = QUICK) -> GitHub:
    """The adapter for GitHub, as CI would set it up."""
    environment = {
        "GITHUB_API_URL": server.github_api,
        "GITHUB_REPOSITORY": "kantor/standar",
        "GITHUB_TOKEN": token,
    }
    return GitHub(github_access(environment), patience)


def gitlab(server: Server, token: str = TOKEN, patience: Patience = QUICK) -> GitLab:
    """The adapter for GitLab, as CI would set it up."""
    environment = {"CI_API_V4_URL": server.gitlab_api, "CI_PROJECT_ID": "42", "GITLAB_TOKEN": token}
    return GitLab(gitlab_access(environment), patience)


BOTH: dict[str, Callable[[Server], Forge]] = {"github": github, "gitlab": gitlab}


def bare(request: Request) -> list[Event]:
    """The events without what names the forge's own places."""
    return [replace(event, reference="") for event in request.events]
