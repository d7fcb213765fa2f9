"""What a run finds around itself: variables, options, and each thing missing as one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from maklumat.documents.errors import Surroundings
from maklumat.forges.surroundings import github_access, gitlab_access

HUB = {"GITHUB_REPOSITORY": "kantor/standar", "GITHUB_TOKEN": "rahasia-1"}
LAB = {"CI_API_V4_URL": "https://git.contoh.go.id/api/v4", "CI_PROJECT_ID": "42", "GITLAB_TOKEN": "rahasia-2"}


def test_what_ci_sets_is_enough() -> None:
    hub, lab = github_access(HUB), gitlab_access(LAB)
    assert (hub.api, hub.project, hub.token) == ("https://api.github.com", "kantor/standar", "rahasia-1")
    assert (lab.api, lab.project, lab.token) == ("https://git.contoh.go.id/api/v4", "42", "rahasia-2")


def test_options_win() -> None:
    access = github_access(HUB, api="https://git.contoh.go.id/api/v3/", project="lain/naskah")
    assert (access.api, access.project) == ("https://git.contoh.go.id/api/v3", "lain/naskah")
    assert gitlab_access(LAB, project="grup/sub/naskah").project == "grup/sub/naskah"


def test_secrets_stay_out_of_what_is_printed() -> None:
    access = gitlab_access({**LAB, "HTTPS_PROXY": "http://orang:sandi-9@proksi:3128"})
    assert "rahasia" not in repr(access)
    assert "sandi-9" not in repr(access)


@pytest.mark.parametrize("missing", HUB)
def test_github_says_what_is_missing(missing: str) -> None:
    with pytest.raises(Surroundings, match=missing):
        github_access({name: value for name, value in HUB.items() if name != missing})


@pytest.mark.parametrize("missing", LAB)
def test_gitlab_says_what_is_missing(missing: str) -> None:
    with pytest.raises(Surroundings, match=missing):
        gitlab_access({name: value for name, value in LAB.items() if name != missing})


@pytest.mark.parametrize(
    "url",
    [
        "http://git.contoh.go.id/api/v4",
        "git.contoh.go.id",
        "ftp://git.contoh.go.id",
        "https://",
        "https://orang:sandi@git.contoh.go.id/api/v4",
        "https://git.contoh.go.id/api/v4?x=1",
        "https://[rusak/api/v4",
        "https://git.contoh.go.id:pintu/api/v4",
    ],
)
def test_an_address_that_would_leak_the_token_is_refused(url: str) -> None:
    with pytest.raises(Surroundings) as caught:
        gitlab_access({**LAB, "CI_API_V4_URL": url})
    assert "sandi" not in str(caught.value).replace("kata sandi", "")


@pytest.mark.parametrize("project", ["kantor", "a/b/c", "../x", "a b/c", "a/b?x"])
def test_a_repository_of_another_form_is_refused(project: str) -> None:
    with pytest.raises(Surroundings, match="tidak dikenal bentuknya"):
        github_access({**HUB, "GITHUB_REPOSITORY": project})


@pytest.mark.parametrize("token", ["rahasia\r\nX-Lain: 1", "rahasia dua", "rahasiä"])
def test_a_broken_token_is_refused_without_showing_it(token: str) -> None:
    with pytest.raises(Surroundings, match="GITHUB_TOKEN") as caught:
        github_access({**HUB, "GITHUB_TOKEN": token})
    assert "rahasi" not in str(caught.value)


def test_a_token_saved_with_a_line_end_works() -> None:
    assert github_access({**HUB, "GITHUB_TOKEN": "rahasia-1\n"}).token == "rahasia-1"


def test_a_private_authority_comes_from_option_or_environment(tmp_path: Path) -> None:
    one, two = tmp_path / "satu.crt", tmp_path / "dua.crt"
    one.touch()
    two.touch()
    environment = {**LAB, "REQUESTS_CA_BUNDLE": str(one)}
    assert gitlab_access(environment).ca == one
    assert gitlab_access(environment, ca=two).ca == two
    assert gitlab_access({**LAB, "CI_SERVER_TLS_CA_FILE": str(two)}).ca == two
    assert gitlab_access(LAB).ca is None
    with pytest.raises(Surroundings, match="tiada"):
        gitlab_access(LAB, ca=tmp_path / "tiada.crt")


def test_the_offices_proxy_is_used_but_for_hosts_it_names() -> None:
    proxies = github_access(
        {**HUB, "https_proxy": "http://proksi:3128", "NO_PROXY": "contoh.go.id, .dalam.id"}
    ).proxies
    assert proxies.for_url("https://api.github.com/x") == {"https": "http://proksi:3128"}
    assert proxies.for_url("https://git.contoh.go.id/x") == {}
    assert proxies.for_url("https://contoh.go.id/x") == {}
    assert proxies.for_url("https://a.dalam.id/x") == {}
    assert proxies.for_url("https://bukancontoh.go.id/x") != {}
    assert (
        github_access({**HUB, "ALL_PROXY": "http://p:1", "NO_PROXY": "*"}).proxies.for_url("https://x") == {}
    )
