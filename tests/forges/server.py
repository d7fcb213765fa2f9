"""A loopback server that plays GitHub's and GitLab's APIs over one story, with paging, faults and races."""

from __future__ import annotations

import json
import re
import ssl
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.forges import server_github as hub
from tests.forges import server_gitlab as lab
from tests.forges.server_story import Opened, Said, Story

TOKEN = "rahasia-jangan-bocor-7c1e"


@dataclass
class Reply:
    """An answer; `hold` keeps the connection silent before the body, `drip` pauses after
    each byte of it, `promise` claims a longer one."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hold: float = 0
    drip: float = 0
    promise: int | None = None


@dataclass
class Fault:
    """Answer `reply` to requests whose path contains `path`, `times` times."""

    path: str
    reply: Reply
    times: int = 1


@dataclass
class Asked:
    """A request the server got."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class Forge:
    """The server's knobs: what it tells, how it fails, and what it was asked."""

    story: Story
    address: str = ""
    largest_page: int = 100
    keyset: bool = False
    timed_approvals: bool = True
    has_reviewers: bool = True
    faults: list[Fault] = field(default_factory=list)
    files: dict[str, Reply] = field(default_factory=dict)
    seen: list[Asked] = field(default_factory=list)
    before: Callable[[str, str], None] = lambda method, path: None
    stop: threading.Event = field(default_factory=threading.Event)
    told: dict[str, tuple[tuple[int, int], Sequence[object]]] = field(default_factory=dict)

    @property
    def github_api(self) -> str:
        """The address as GitHub Enterprise Server has it."""
        return f"{self.address}/api/v3"

    @property
    def gitlab_api(self) -> str:
        """The address as GitLab has it."""
        return f"{self.address}/api/v4"

    def asked(self, method: str, part: str) -> list[Asked]:
        """The requests of this method whose path contains `part`."""
        return [seen for seen in self.seen if seen.method == method and part in seen.path]


def data(value: object, status: int = 200) -> Reply:
    """A JSON answer."""
    return Reply(status, json.dumps(value).encode(), {"Content-Type": "application/json; charset=utf-8"})


@contextmanager
def served(forge: Forge, certificate: Path | None = None) -> Iterator[Forge]:
    """The server on a free port of the loopback, over TLS with `certificate` (key and chain in one file)."""

    class Handler(_Handler):
        world = forge

    server = _Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    forge.address = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield forge
    finally:
        forge.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about; anything else is a fault of the server."""
        if not isinstance(sys.exc_info()[1], OSError):
            traceback.print_exc()


class _Handler(BaseHTTPRequestHandler):
    world: Forge
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def do_PATCH(self) -> None:
        self._handle()

    def do_PUT(self) -> None:
        self._handle()

    def do_DELETE(self) -> None:
        self._handle()

    def _handle(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {key.lower(): value for key, value in self.headers.items()}
        asked = Asked(self.command, parts.path, query, headers, sent)
        self.world.seen.append(asked)
        self.world.before(self.command, parts.path)
        self._answer(self._fault(parts.path) or _route(self.world, asked))

    def _fault(self, path: str) -> Reply | None:
        for fault in self.world.faults:
            if fault.path in path and fault.times > 0:
                fault.times -= 1
                return fault.reply
        return None

    def _answer(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value.replace("{address}", self.world.address))
        self.send_header("Content-Length", str(len(reply.body) if reply.promise is None else reply.promise))
        self.end_headers()
        if reply.hold:
            self.wfile.flush()
            self.world.stop.wait(reply.hold)
        try:
            for piece in (
                [reply.body[n : n + 1] for n in range(len(reply.body))] if reply.drip else [reply.body]
            ):
                self.wfile.write(piece)
                self.wfile.flush()
                self.world.stop.wait(reply.drip)
        except OSError:
            self.close_connection = True
        if reply.promise is not None:
            self.close_connection = True


def _route(world: Forge, asked: Asked) -> Reply:
    path, headers = asked.path, asked.headers
    if path in world.files:
        return world.files[path]
    if path.startswith(("/api/v3/", "/api/graphql")) and headers.get("authorization") == f"Bearer {TOKEN}":
        return _github(world, asked)
    if path.startswith(("/api/v4/", "/api/graphql")) and headers.get("private-token") == TOKEN:
        return _gitlab(world, asked)
    if path.startswith("/api/"):
        return data({"message": "Bad credentials"}, 401)
    return Reply(404, b"<html>404</html>", {"Content-Type": "text/html"})


def _github(world: Forge, asked: Asked) -> Reply:
    story, web = world.story, world.address
    if asked.path == "/api/graphql":
        return data(hub.graphql(story, json.loads(asked.body)))
    place = asked.path.removeprefix("/api/v3/repos/kantor/standar/")
    number = story.number
    lists: dict[str, Callable[[], list[hub.Json]]] = {
        f"pulls/{number}/reviews": lambda: hub.reviews(story, web),
        f"pulls/{number}/commits": lambda: hub.commits(story),
        f"issues/{number}/comments": lambda: hub.comments(story, web),
        f"issues/{number}/timeline": lambda: hub.timeline(story, web),
        "issues": lambda: [hub.issue(opened, web) for opened in _asked_for(story, asked, "state")],
    }
    if asked.method == "GET" and place == f"pulls/{number}":
        return data(hub.pull(story, web))
    if asked.method == "GET" and place in lists:
        return _paged(world, asked, _rows(world, place, lists[place]), gitlab=False)
    if asked.method == "POST" and place == f"issues/{number}/comments":
        return data(hub.comment(story.say(json.loads(asked.body)["body"]), story, web), 201)
    if one := re.fullmatch(r"issues/comments/([0-9]+)", place):
        return _comment(world, asked, int(one[1]), lambda said: hub.comment(said, story, web))
    return data({"message": "Not Found"}, 404)


def _gitlab(world: Forge, asked: Asked) -> Reply:
    story, web = world.story, world.address
    project = "^/api/v4/projects/(?:42|kantor%2Fstandar)/"
    place = re.sub(rf"{project}merge_requests/{story.number}(?=/|$)", "mr", asked.path)
    place = re.sub(f"{project}issues$", "issues", place)
    lists: dict[str, Callable[[], Sequence[lab.Json]]] = {
        "mr/versions": lambda: lab.versions(story),
        "mr/notes": lambda: lab.notes(story),
        "mr/commits": lambda: lab.commits(story),
        "issues": lambda: [
            lab.issue(opened) for opened in _asked_for(story, asked, "state", "scope") if not opened.request
        ],
    }
    single: dict[str, Callable[[], object]] = {
        "mr": lambda: lab.merge_request(story, web),
        "mr/approvals": lambda: lab.approvals(story, timed=world.timed_approvals),
        "/api/v4/user": lambda: {**(lab.user(story.gate) or {}), "bot": story.gate.bot},
        **({"mr/reviewers": lambda: lab.reviewers(story)} if world.has_reviewers else {}),
    }
    if asked.path == "/api/graphql":
        return data(lab.graphql(story, json.loads(asked.body)))
    if asked.method == "GET" and place in lists:
        return _paged(world, asked, _rows(world, place, lists[place]), gitlab=True)
    if asked.method == "GET" and place in single:
        return data(single[place]())
    if asked.method == "POST" and place == "mr/notes":
        return data(lab.comment(story.say(json.loads(asked.body)["body"])), 201)
    if one := re.fullmatch(r"mr/notes/([0-9]+)", place):
        return _comment(world, asked, int(one[1]), lab.comment)
    return data({"message": "404 Not found"}, 404)


def _asked_for(story: Story, asked: Asked, *switches: str) -> list[Opened]:
    """Every issue where each switch says `all`; the forges' own defaults leave most of them out."""
    return story.issues if all(asked.query.get(switch) == "all" for switch in switches) else []


def _rows(world: Forge, place: str, tell: Callable[[], Sequence[object]]) -> Sequence[object]:
    """A list told anew only if the story went on: a long one has many pages."""
    state = (world.story.changes, len(world.story.acts) + len(world.story.issues))
    if world.told.get(place, (None,))[0] != state:
        world.told[place] = (state, list(tell()))
    return world.told[place][1]


def _comment(world: Forge, asked: Asked, number: int, shape: Callable[[Said], object]) -> Reply:
    said = next((said for said in world.story.comments if said.id == number), None)
    if said is None:
        return data({"message": "Not Found"}, 404)
    if asked.method == "DELETE":
        world.story.acts.remove(said)
        return Reply(204)
    if asked.method in {"PATCH", "PUT"}:
        world.story.rewrite(said, json.loads(asked.body)["body"], world.story.gate)
    return data(shape(said))


def _paged(world: Forge, asked: Asked, rows: Sequence[object], *, gitlab: bool) -> Reply:
    query = asked.query
    size = min(int(query.get("per_page", "20")), world.largest_page)
    page = int(query.get("cursor" if gitlab and world.keyset else "page", "1"))
    reply = data(rows[(page - 1) * size : page * size])
    more = page * size < len(rows)
    if gitlab and not world.keyset:
        reply.headers["X-Next-Page"] = str(page + 1) if more else ""
    elif more:
        key, here = "cursor" if gitlab else "page", f"{world.address}{asked.path}"
        link = f"{here}?{urlencode({**query, key: page + 1})}"
        reply.headers["Link"] = f'<{link}>; rel="next", <{here}>; rel="first"'
    return reply
