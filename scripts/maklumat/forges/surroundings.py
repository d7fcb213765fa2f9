"""Where a forge is and how to reach it, from the variables its own CI sets or from options.

The caller passes the environment in: nothing of this room looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from maklumat.documents.errors import Surroundings, shown

GITHUB_API = "https://api.github.com"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_TOKEN = re.compile(r"[\x21-\x7e]+")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*/(?!\.{1,2}$)[A-Za-z0-9_.-]+")
_PROJECT = re.compile(r"[0-9]+|[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+")


@dataclass(frozen=True)
class Proxies:
    """The office's way out: a proxy per scheme (it may hold a password), and hosts to reach directly."""

    by_scheme: Mapping[str, str] = field(default_factory=dict, repr=False)
    direct: tuple[str, ...] = ()

    def for_url(self, url: str) -> dict[str, str]:
        """The proxies to use for `url`, empty where it is reached directly."""
        host = (urlsplit(url).hostname or "").lower()
        return (
            {}
            if host in LOOPBACK or any(_covers(rule, host) for rule in self.direct)
            else dict(self.by_scheme)
        )


@dataclass(frozen=True)
class Access:
    """One project on one forge: `api` without a slash at its end, the secret `token`, a private CA's file.

    `variable` names where the token came from, for messages.
    """

    api: str
    project: str
    token: str = field(repr=False)
    variable: str = "TOKEN"
    ca: Path | None = None
    proxies: Proxies = field(default_factory=Proxies)

    @property
    def host(self) -> str:
        """Host (and port, if unusual) of the API."""
        return urlsplit(self.api).netloc


def github_access(
    environment: Mapping[str, str],
    *,
    api: str | None = None,
    project: str | None = None,
    ca: Path | None = None,
) -> Access:
    """Access to a GitHub repository; options win over the environment; raises `Surroundings`."""
    return Access(
        api=_address(api or environment.get("GITHUB_API_URL") or GITHUB_API, "GITHUB_API_URL"),
        project=_project(
            project or environment.get("GITHUB_REPOSITORY"),
            _REPOSITORY,
            "GITHUB_REPOSITORY",
            "pemilik/nama, misalnya kantor/standar",
        ),
        token=_token(environment, "GITHUB_TOKEN"),
        variable="GITHUB_TOKEN",
        ca=_authority(environment, ca),
        proxies=_proxies(environment),
    )


def gitlab_access(
    environment: Mapping[str, str],
    *,
    api: str | None = None,
    project: str | None = None,
    ca: Path | None = None,
) -> Access:
    """Access to a GitLab project; options win over the environment; raises `Surroundings`.

    The address has no default: a token of the office's own server must not go to another one.
    """
    address = api or environment.get("CI_API_V4_URL")
    if not address:
        raise Surroundings(
            "Alamat API GitLab belum diketahui. Isi CI_API_V4_URL, misalnya https://gitlab.contoh.go.id/api/v4."
        )
    return Access(
        api=_address(address, "CI_API_V4_URL"),
        project=_project(
            project or environment.get("CI_PROJECT_ID"),
            _PROJECT,
            "CI_PROJECT_ID",
            "nomor proyek, atau grup/nama",
        ),
        token=_token(environment, "GITLAB_TOKEN"),
        variable="GITLAB_TOKEN",
        ca=_authority(environment, ca, "CI_SERVER_TLS_CA_FILE"),
        proxies=_proxies(environment),
    )


def _address(url: str, name: str) -> str:
    try:
        parts = urlsplit(url)
        sound = parts.port is None or parts.port > 0
    except ValueError:
        raise Surroundings(f"Alamat API pada {name} tidak dikenal bentuknya.") from None
    plain = parts.scheme == "http" and parts.hostname in LOOPBACK
    if (
        not sound
        or not (parts.hostname and (parts.scheme == "https" or plain))
        or parts.query
        or parts.fragment
    ):
        raise Surroundings(
            f"Alamat API {shown(parts.hostname or name)} harus berawalan https://. Periksa {name}."
        )
    if "@" in parts.netloc:
        raise Surroundings(f"Alamat API pada {name} tidak boleh memuat nama pengguna atau kata sandi.")
    return url.rstrip("/")


def _project(value: str | None, form: re.Pattern[str], name: str, example: str) -> str:
    if not value:
        raise Surroundings(f"Proyek yang diperiksa belum disebut. Isi {name} dengan {example}.")
    if not form.fullmatch(value):
        raise Surroundings(f"Proyek “{shown(value)}” tidak dikenal bentuknya. Isi {name} dengan {example}.")
    return value


def _token(environment: Mapping[str, str], name: str) -> str:
    token = environment.get(name, "").strip()
    if not token:
        raise Surroundings(f"{name} belum diisi. Simpan token akses sebagai rahasia CI dengan nama itu.")
    if not _TOKEN.fullmatch(token):
        raise Surroundings(
            f"{name} memuat karakter yang tidak mungkin ada dalam token. Salin ulang tokennya."
        )
    return token


def _authority(environment: Mapping[str, str], option: Path | None, *more: str) -> Path | None:
    named = (environment.get(name) for name in ("REQUESTS_CA_BUNDLE", *more))
    path = option or next((Path(value) for value in named if value), None)
    if path is not None and not path.is_file():
        raise Surroundings(f"Berkas sertifikat CA {path} tidak ada. Periksa --ca atau REQUESTS_CA_BUNDLE.")
    return path


def _proxies(environment: Mapping[str, str]) -> Proxies:
    def named(name: str) -> str | None:
        return environment.get(name.lower()) or environment.get(name.upper())

    every = named("all_proxy")
    by_scheme = {scheme: named(f"{scheme}_proxy") or every for scheme in ("http", "https")}
    direct = (part.strip().lower() for part in (named("no_proxy") or "").split(","))
    return Proxies(
        {scheme: proxy for scheme, proxy in by_scheme.items() if proxy},
        tuple(part for part in direct if part),
    )


def _covers(rule: str, host: str) -> bool:
    name = rule.lstrip("*.")
    return rule == "*" or host == name or host.endswith(f".{name}")
