"""The one place that speaks HTTP: bounded, patient, and never carrying the token elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Annotated, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, ReadTimeoutError

from maklumat import __version__
from maklumat.documents.errors import Surroundings
from maklumat.forges import refusals
from maklumat.forges.patience import Patience, PatientRetry
from maklumat.forges.surroundings import Access

MAX_ANSWER = 32 * 1024 * 1024
MAX_PAGES = 1000
PER_PAGE = 100
_HOPS = 5
_CHUNK = 64 * 1024
_JSON = {"Content-Type": "application/json"}

Params = Mapping[str, str | int]
T = TypeVar("T")


def _in_utc(moment: datetime) -> datetime:
    if not MINYEAR < moment.year < MAXYEAR:
        raise ValueError("at the end of the calendar no other zone has this moment")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A time with its zone, kept in UTC: servers answer in zones of their own."""


class Payload(BaseModel):
    """Part of a forge's answer: the fields this program reads, whatever else it holds."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Straight(requests.Session):
    """A session that leaves every redirect, however broken, to its caller."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """No target: nothing is followed or even parsed here."""
        return None


class Client:
    """Speaks to one forge's API with one token; every failure is a `Surroundings`."""

    def __init__(self, access: Access, credentials: Mapping[str, str], patience: Patience) -> None:
        self.access = access
        self._credentials = dict(credentials)
        self._patience = patience
        self._session = _Straight()
        # Environment and .netrc are not ours to read: what counts of them is in `access`.
        self._session.trust_env = False
        self._session.verify = str(access.ca) if access.ca else True
        self._session.headers["User-Agent"] = f"maklumat/{__version__}"
        adapter = HTTPAdapter(max_retries=PatientRetry.of(patience))
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def one(self, shape: type[T], path: str, params: Params | None = None) -> T:
        """One object of this shape; `path` is below the API's address, or a whole address there."""
        return self._shaped(shape, self._data(self._ask("GET", path, params=params), path), path)

    def all(self, shape: type[T], path: str, params: Params | None = None) -> list[T]:
        """Every object of a paged list."""
        return [
            self._shaped(shape, item, path)
            for page in self._pages(path, {**(params or {}), "per_page": PER_PAGE})
            for item in page
        ]

    def send(self, method: str, shape: type[T], path: str, body: Mapping[str, object]) -> T:
        """Send `body` as JSON and read the answer."""
        return self._shaped(shape, self._data(self._ask(method, path, body=body), path), path)

    def delete(self, path: str) -> None:
        """Delete what is there."""
        self._bytes(self._ask("DELETE", path), MAX_ANSWER, path)

    def find(self, shape: type[T], path: str) -> T | None:
        """One object, or None where the API knows nothing there (404); any other refusal is raised."""
        response = self._once("GET", self._url(path), authorised=True)
        if response.status_code == 404:
            response.close()
            return None
        return self._shaped(shape, self._data(self._accepted(response, path), path), path)

    def download(self, urls: Sequence[str], limit: int, place: str, allowed: Callable[[str], bool]) -> bytes:
        """The bytes at the first of `urls`, all on the forge itself, that is there.

        Redirects are followed to the hosts `allowed` names, from the first other host on without the token.
        """
        *others, last = urls
        for url in others:
            response = self._fetched(url, place, allowed)
            if response.status_code != 404:
                return self._bytes(self._accepted(response, place), limit, place)
            response.close()
        return self._bytes(self._accepted(self._fetched(last, place, allowed), place), limit, place)

    def _fetched(self, url: str, place: str, allowed: Callable[[str], bool]) -> requests.Response:
        authorised = True
        for _ in range(_HOPS):
            response = self._once("GET", url, authorised=authorised)
            if not response.is_redirect:
                return response
            target = self._target(response, url)
            if origin(target) != origin(url):
                authorised = False
                if urlsplit(target).scheme != "https" or not allowed(urlsplit(target).hostname or ""):
                    raise refusals.elsewhere(self.access.host, urlsplit(target).netloc.rpartition("@")[2])
            url = target
        raise refusals.refused(self.access, 302, {}, place)

    def _pages(self, path: str, params: Params) -> Iterator[list[object]]:
        url, seen = self._url(path), set[str]()
        asked: Params | None = params
        for _ in range(MAX_PAGES):
            response = self._ask("GET", url, params=asked, place=path)
            yield self._shaped(list[object], self._data(response, path), path)
            number, link = response.headers.get("X-Next-Page", ""), response.links.get("next", {}).get("url")
            if number.isascii() and number.isdigit():
                asked, mark = {**params, "page": int(number)}, number
            elif link:
                url, asked, mark = self._own(self._joined(url, link)), None, link
            else:
                return
            if mark in seen:
                break
            seen.add(mark)
        raise Surroundings(f"Daftar {path} di {self.access.host} tidak ada habisnya; pembacaan dihentikan.")

    def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        body: Mapping[str, object] | None = None,
        place: str | None = None,
    ) -> requests.Response:
        """An accepted answer of the API, its body still unread."""
        url = self._url(path)
        for _ in range(_HOPS):
            response = self._once(method, url, params=params, body=body, authorised=True)
            if not response.is_redirect or method != "GET":
                return self._accepted(response, place or path)
            # A renamed repository is redirected within the API, its query already in the new address.
            url, params = self._own(self._target(response, url)), None
        raise refusals.refused(self.access, 302, {}, place or path)

    def _once(
        self,
        method: str,
        url: str,
        *,
        authorised: bool,
        params: Params | None = None,
        body: Mapping[str, object] | None = None,
    ) -> requests.Response:
        try:
            return self._session.request(
                method,
                url,
                params=params,
                data=None if body is None else json.dumps(body).encode(),
                headers={**(self._credentials if authorised else {}), **(_JSON if body is not None else {})},
                timeout=(self._patience.connect, self._patience.read),
                allow_redirects=False,
                stream=True,
                proxies=self.access.proxies.for_url(url),
            )
        except requests.RequestException as error:
            raise refusals.unreachable(urlsplit(url).netloc, error) from None

    def _accepted(self, response: requests.Response, place: str) -> requests.Response:
        if 200 <= response.status_code < 300:
            return response
        response.close()
        raise refusals.refused(self.access, response.status_code, response.headers, place)

    def _data(self, response: requests.Response, place: str) -> object:
        body = self._bytes(response, MAX_ANSWER, place)
        if "json" not in response.headers.get("Content-Type", "").lower():
            raise refusals.not_data(self.access.host, place)
        try:
            data: object = json.loads(body)
        except (ValueError, RecursionError):
            raise refusals.cut_short(self.access.host) from None
        return data

    def _bytes(self, response: requests.Response, limit: int, place: str) -> bytes:
        # Not iter_content: it waits for a whole chunk, so one byte now and then would outlast any deadline.
        deadline, body = time.monotonic() + self._patience.whole, bytearray()
        try:
            while piece := response.raw.read1(_CHUNK, decode_content=True):
                body += piece
                if len(body) > limit:
                    raise refusals.too_big(self.access.host, place, limit)
                if time.monotonic() > deadline:
                    raise refusals.slow(self.access.host)
        except ReadTimeoutError:
            raise refusals.slow(self.access.host) from None
        except HTTPError:
            raise refusals.cut_short(self.access.host) from None
        finally:
            response.close()
        return bytes(body)

    def _shaped(self, shape: type[T], data: object, place: str) -> T:
        try:
            return TypeAdapter(shape).validate_python(data)
        except ValidationError:
            raise refusals.not_understood(self.access.host, place) from None

    def _url(self, path: str) -> str:
        return path if "://" in path else f"{self.access.api}/{path}"

    def _target(self, response: requests.Response, url: str) -> str:
        response.close()
        return self._joined(url, response.headers["Location"])

    def _joined(self, url: str, link: str) -> str:
        try:
            joined = urljoin(url, link)
            urlsplit(joined)
        except ValueError:
            raise refusals.elsewhere(self.access.host, "alamat rusak") from None
        return joined

    def _own(self, url: str) -> str:
        if origin(url) != origin(self.access.api):
            raise refusals.elsewhere(self.access.host, urlsplit(url).netloc.rpartition("@")[2])
        return url


def origin(url: str) -> str:
    """Scheme, host and port of an address: what the token may be sent to."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
