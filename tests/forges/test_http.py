"""Whatever goes wrong on the way to a forge is one plain sentence, exit 2, and never holds the token."""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.forges.adapters import BOTH, QUICK, github, gitlab
from tests.forges.server import TOKEN, Fault, Reply, data, served
from tests.forges.server import Forge as Server
from tests.forges.server_story import Person, Said, Story, at

from maklumat.documents.errors import Surroundings
from maklumat.forges.github import GitHub
from maklumat.forges.surroundings import github_access

ANDI, BUDI = Person(11, "andi"), Person(12, "budi")
REQUESTS = {"github": "/pulls/3", "gitlab": "/merge_requests/3"}
LISTS = {"github": "/issues/3/comments", "gitlab": "/notes"}
HTML = Reply(200, b"<!doctype html><title>Masuk</title>", {"Content-Type": "text/html; charset=utf-8"})


@pytest.fixture(params=sorted(BOTH))
def forge(request: pytest.FixtureRequest) -> str:
    """Either forge."""
    return str(request.param)


@pytest.fixture
def server() -> Iterator[Server]:
    """A small request on a server that works."""
    with served(Server(Story(ANDI).add(Said(BUDI, at(10), "/setuju")))) as running:
        yield running


def refusal(forge: str, server: Server, caplog: pytest.LogCaptureFixture) -> str:
    """The one sentence, after seeing that neither it, its traceback nor any log holds the token."""
    with caplog.at_level(logging.DEBUG), pytest.raises(Surroundings) as caught:
        BOTH[forge](server).request(3)
    message = str(caught.value)
    everything = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert TOKEN not in everything
    assert caught.value.exit_code == 2
    assert "\n" not in message
    assert message.endswith(".")
    return message


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (data({"message": "Bad credentials"}, 401), "salah, dicabut, atau kedaluwarsa"),
        (data({"message": "Resource not accessible"}, 403), "tidak berhak"),
        (data({"message": "Not Found"}, 404), "tidak ditemukan"),
        (data({"message": "Too many"}, 429), "Jatah permintaan"),
        (data({"message": "Boom"}, 500), "terganggu (kode 500)"),
        (Reply(502, b"<html>Bad gateway</html>", {"Content-Type": "text/html"}), "terganggu (kode 502)"),
        (data({"message": "Validation failed"}, 422), "(kode 422)"),
        (Reply(304), "mengalihkan"),
        (HTML, "halaman, bukan data"),
        (Reply(200, b'{"number": 3, "ti', {"Content-Type": "application/json"}), "terputus di tengah jalan"),
        (Reply(200, b"[" * 100_000, {"Content-Type": "application/json"}), "terputus di tengah jalan"),
        (Reply(200, b"\xff\xfe", {"Content-Type": "application/json"}), "terputus di tengah jalan"),
        (Reply(200, b'{"number": 3', {"Content-Type": "application/json"}, promise=5000), "terputus"),
        (data(["bukan", "objek"]), "tidak dikenal bentuknya"),
        (data({"number": 3}), "tidak dikenal bentuknya"),
        (Reply(200, b"{}", {"Content-Type": "application/json"}, hold=3), "terlalu lama tidak menjawab"),
        (
            Reply(200, b" " * 50, {"Content-Type": "application/json"}, drip=0.1),
            "terlalu lama tidak menjawab",
        ),
    ],
)
def test_every_failure_is_one_sentence(
    forge: str, server: Server, reply: Reply, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.append(Fault(REQUESTS[forge], reply, times=100))
    assert words in refusal(forge, server, caplog)


def test_a_list_that_is_not_one_is_not_understood(
    forge: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.append(Fault(LISTS[forge], data({"message": "bukan daftar"}), times=100))
    assert "tidak dikenal bentuknya" in refusal(forge, server, caplog)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_no_other_zone_has_is_not_understood(forge: str, server: Server, moment: str) -> None:
    issue = {"number": 1, "iid": 1, "created_at": moment}
    server.faults.append(Fault("/issues", data([issue]), times=100))
    with pytest.raises(Surroundings, match="tidak dikenal bentuknya"):
        BOTH[forge](server).issues()


def test_a_wrong_token_is_said_by_its_variable(forge: str, server: Server) -> None:
    adapter = (github if forge == "github" else gitlab)(server, token="kedaluwarsa-91")
    with pytest.raises(Surroundings, match=f"{forge.upper()}_TOKEN salah") as caught:
        adapter.request(3)
    assert "kedaluwarsa-91" not in str(caught.value)


def test_an_exhausted_quota_says_until_when(
    forge: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    until = datetime(2099, 5, 6, 7, 8, tzinfo=UTC)
    prefix = "X-RateLimit" if forge == "github" else "RateLimit"
    limited = data({"message": "limit"}, 403 if forge == "github" else 429)
    limited.headers |= {f"{prefix}-Remaining": "0", f"{prefix}-Reset": str(int(until.timestamp()))}
    server.faults.append(Fault(REQUESTS[forge], limited, times=100))
    assert "Ulangi setelah 2099-05-06 pukul 07.08 UTC." in refusal(forge, server, caplog)
    assert len(server.seen) == 1, "a wait that long is not worth a second try"


@pytest.mark.parametrize("told", ["9" * 8, "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_long_retry_after_is_not_waited_for(
    forge: str, server: Server, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.append(Fault(REQUESTS[forge], Reply(429, headers={"Retry-After": told}), times=100))
    assert "Jatah permintaan" in refusal(forge, server, caplog)
    assert len(server.seen) == 1


@pytest.mark.parametrize("told", ["besok", "", "-5", "1e3", "Fri, 31 Dec 99999 23:59:59 GMT"])
def test_a_senseless_retry_after_is_no_crash(
    forge: str, server: Server, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.append(Fault(REQUESTS[forge], Reply(503, headers={"Retry-After": told}), times=100))
    assert "terganggu (kode 503)" in refusal(forge, server, caplog)


@pytest.mark.parametrize("status", [403, 429, 500, 502, 503, 504])
def test_a_passing_failure_is_waited_out(forge: str, server: Server, status: int) -> None:
    headers = {"Retry-After": "0"} if status == 403 else {}
    server.faults.append(Fault(REQUESTS[forge], Reply(status, headers=headers), times=2))
    assert len(BOTH[forge](server).request(3).events) == 2


def test_a_failed_comment_is_not_sent_twice(forge: str, server: Server) -> None:
    server.faults.append(Fault(LISTS[forge], Reply(502), times=1))
    with pytest.raises(Surroundings):
        BOTH[forge](server).put_comment(3, "teks", None)
    assert len([seen for seen in server.asked("POST", LISTS[forge]) if "graphql" not in seen.path]) == 1
    assert len(server.story.comments) == 1


def test_a_network_that_is_down_is_said(forge: str, caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Server(Story(ANDI), address=f"http://127.0.0.1:{taken.getsockname()[1]}")
        assert "tidak dapat dihubungi" in refusal(forge, nobody, caplog)


@pytest.mark.parametrize(
    "place",
    [
        "https://jahat.example/api",
        "//jahat.example/x",
        "http://127.0.0.1:9/api",
        "http://[jahat",
        "ftp://x/y",
    ],
)
def test_a_redirect_elsewhere_is_never_followed(
    forge: str, server: Server, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.append(Fault(REQUESTS[forge], Reply(302, headers={"Location": place})))
    assert "agar token tidak bocor" in refusal(forge, server, caplog)


def test_another_loopback_port_never_sees_the_token(
    forge: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with served(Server(Story(ANDI))) as other:
        server.faults.append(Fault(REQUESTS[forge], Reply(307, headers={"Location": f"{other.address}/x"})))
        assert other.address.partition("//")[2] in refusal(forge, server, caplog)
        assert other.seen == []


def test_a_renamed_project_is_followed_on_the_same_server(forge: str, server: Server) -> None:
    api = "/api/v3/repos/kantor/standar" if forge == "github" else "/api/v4/projects/kantor%2Fstandar"
    moved = Reply(301, headers={"Location": "{address}" + api + REQUESTS[forge]})
    server.faults.append(Fault(REQUESTS[forge], moved))
    assert BOTH[forge](server).request(3).number == 3


def test_a_redirect_in_a_circle_ends(forge: str, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    circle = Reply(302, headers={"Location": "{address}/api" + REQUESTS[forge]})
    server.faults.append(Fault(REQUESTS[forge], circle, times=100))
    assert "mengalihkan" in refusal(forge, server, caplog)
    assert len(server.seen) < 10


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_every_page_is_read(forge: str, size: int) -> None:
    story = Story(ANDI).add(*(Said(BUDI, at(n), "/setuju") for n in range(1, 8)))
    with served(Server(story, largest_page=size)) as server:
        assert len(BOTH[forge](server).request(3).events) == 8


def test_gitlabs_keyset_pages_are_read() -> None:
    story = Story(ANDI).add(*(Said(BUDI, at(n), "/setuju") for n in range(1, 8)))
    with served(Server(story, largest_page=2, keyset=True)) as server:
        assert len(gitlab(server).request(3).events) == 8


def test_a_next_page_elsewhere_is_never_asked(
    forge: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    page = data([])
    page.headers["Link"] = '<https://jahat.example/api?page=2>; rel="next"'
    server.faults.append(Fault(LISTS[forge], page))
    assert "jahat.example" in refusal(forge, server, caplog)


def test_a_list_without_end_is_given_up(forge: str, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    page = data([])
    page.headers["Link"] = "<{address}/api" + LISTS[forge] + '?page=2>; rel="next"'
    server.faults.append(Fault(LISTS[forge], page, times=100))
    assert "tidak ada habisnya" in refusal(forge, server, caplog)


def test_an_answer_beyond_measure_is_not_taken(
    forge: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    huge = Reply(200, b" " * (33 * 1024 * 1024), {"Content-Type": "application/json"})
    server.faults.append(Fault(REQUESTS[forge], huge))
    assert "lebih dari 32 MiB" in refusal(forge, server, caplog)


def test_the_token_goes_out_in_its_header_only(forge: str, server: Server) -> None:
    BOTH[forge](server).request(3)
    assert all(TOKEN not in seen.path and TOKEN not in str(seen.query) for seen in server.seen)
    assert all(TOKEN not in seen.headers.get("user-agent", "") for seen in server.seen)


def certificate(folder: Path) -> Path:
    """A private authority's own certificate for the loopback, key and chain in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA Kantor (contoh)")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    text = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "ca.crt"
    path.write_bytes(text + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_a_private_authority_is_trusted_only_where_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chain = certificate(tmp_path)
    with served(Server(Story(ANDI)), chain) as server:
        assert "sertifikatnya tidak dikenal" in refusal("github", server, caplog)
        environment = {
            "GITHUB_API_URL": server.github_api,
            "GITHUB_REPOSITORY": "kantor/standar",
            "GITHUB_TOKEN": TOKEN,
            "REQUESTS_CA_BUNDLE": str(chain),
        }
        assert GitHub(github_access(environment), QUICK).request(3).number == 3


def test_a_proxy_that_is_down_is_said_without_its_password(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        environment = {
            "GITHUB_API_URL": "https://git.contoh.invalid/api/v3",
            "GITHUB_REPOSITORY": "kantor/standar",
            "GITHUB_TOKEN": TOKEN,
            "HTTPS_PROXY": f"http://orang:sandi-9@127.0.0.1:{taken.getsockname()[1]}",
        }
        with caplog.at_level(logging.DEBUG), pytest.raises(Surroundings, match="Proksi") as caught:
            GitHub(github_access(environment), QUICK).request(3)
    everything = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "sandi-9" not in everything
    assert TOKEN not in everything
