"""Who is let in, and how often."""

import asyncio
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from litestar import Litestar, Response, get
from litestar.testing import TestClient
from pydantic import BaseModel

from api.answers import answer
from api.callers import LOCAL, Gate
from api.incoming import Incoming
from api.limits import RequestWindow, Slots, limit_headers
from api.problems import answer_error
from svodka.credentials import hash_of, new_secret
from svodka.doors import Door, door_for, is_addressed_locally
from svodka.errors import Misconfigured, RateLimited, StoreUnavailable
from svodka.llm.fake import FakeWriter
from svodka.store.keys import Caller, Limits
from svodka.store.opening import open_store
from tests.face import post, served, site
from tests.material import DRAFT

SECRET = new_secret().text


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Book:
    """Keys in memory; counts how often it was asked."""

    def __init__(self, *callers: Caller, secret: str = SECRET) -> None:
        self.callers = {hash_of(secret): caller for caller in callers}
        self.asked = 0
        self.broken = False

    async def find(self, secret_hash: bytes) -> Caller | None:
        self.asked += 1
        if self.broken:
            raise StoreUnavailable
        return self.callers.get(secret_hash)

    async def every(self) -> list[Caller]:
        return list(self.callers.values())


class Name(BaseModel):
    """Whom the gate let in."""

    name: str


class Face:
    """A small application behind a gate."""

    def __init__(self, door: Door = "keys", limits: Limits | None = None, host: str = "http://127.0.0.1") -> None:
        self.book = Book(caller(limits or Limits(None, None, None)))
        self.clock = Clock()
        self.gate = gate = Gate(door, self.book, self.clock)

        @get("/who")
        async def who(request: Incoming) -> Response[bytes]:
            admitted = await gate.admit(request)
            async with gate.slot(admitted):
                return answer(request, Name(name=admitted.name), "en")

        application = Litestar([who], exception_handlers={Exception: answer_error}, logging_config=None)
        self.client = TestClient(application, base_url=host, raise_server_exceptions=False)

    def get(self, authorization: str | None = f"Bearer {SECRET}", **headers: str) -> Any:
        given = {} if authorization is None else {"Authorization": authorization}
        return self.client.get("/who", headers={**given, **headers})


def caller(limits: Limits, owner: str = "owner-1") -> Caller:
    return Caller(owner=owner, name="newsroom", limits=limits)


def per_minute(requests: int) -> Limits:
    return Limits(requests_per_minute=requests, concurrency=None, usd_per_month=None)


def at_once(requests: int) -> Limits:
    return Limits(requests_per_minute=None, concurrency=requests, usd_per_month=None)


def test_the_holder_of_a_key_is_known_by_it() -> None:
    response = Face().get()
    assert (response.status_code, response.json()) == (200, {"name": "newsroom"})
    assert Face().get(f"bearer  {SECRET}").status_code == 200


# Named, since a secret is another one in each process that collects the tests.
@pytest.mark.parametrize(
    "authorization",
    [None, "", "Basic dXNlcjpwYXNz", SECRET, "Bearer"],
    ids=["none", "empty", "basic", "no-scheme", "no-secret"],
)
def test_without_a_key_the_answer_says_how_to_send_one(authorization: str | None) -> None:
    face = Face()
    response = face.get(authorization)
    assert (response.status_code, response.json()["code"]) == (401, "unauthorised")
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert face.book.asked == 0


@pytest.mark.parametrize(
    "secret",
    ["x", SECRET[:-1], SECRET[:-1] + ("a" if SECRET[-1] != "a" else "b"), "%" * 5000],
    ids=["short", "cut", "wrong-checksum", "long"],
)
def test_what_cannot_be_a_key_never_reaches_the_database(secret: str) -> None:
    face = Face()
    response = face.get(f"Bearer {secret}")
    assert (response.status_code, response.json()["code"]) == (401, "unauthorised")
    assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert response.json()["detail"] == "This key is not valid here."
    assert face.book.asked == 0


def test_a_well_formed_key_that_nobody_holds_is_refused_alike() -> None:
    face = Face()
    stranger = new_secret().text
    response = face.get(f"Bearer {stranger}")
    assert (response.status_code, face.book.asked) == (401, 1)
    assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert stranger not in response.text


def test_a_database_that_does_not_answer_lets_nobody_in() -> None:
    face = Face()
    face.book.broken = True
    response = face.get()
    assert (response.status_code, response.json()["code"]) == (503, "store-unavailable")


@pytest.mark.parametrize("door", ["local", "open"])
def test_without_keys_everybody_is_the_same_caller_without_limits(door: Door) -> None:
    face = Face(door)
    response = face.get(None)
    assert (response.status_code, response.json()) == (200, {"name": LOCAL.name})
    assert face.get("Bearer whatever").status_code == 200
    assert "ratelimit" not in response.headers
    assert face.book.asked == 0


@pytest.mark.parametrize(
    "host", ["localhost:8080", "127.0.0.1", "127.8.8.8:1", "[::1]:8080", "LOCALHOST.", "a.localhost"]
)
def test_a_trial_answers_to_the_names_of_its_own_machine(host: str) -> None:
    assert is_addressed_locally(host)
    assert Face("local").get(None, Host=host).status_code == 200


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "a@b@[", "0.0.0.0:80"]
)
def test_a_trial_refuses_a_name_that_a_strange_page_could_have_given_it(host: str) -> None:
    response = Face("local").get(None, Host=host)
    assert (response.status_code, response.json()["code"]) == (400, "bad-request")
    assert "localhost" in response.json()["detail"]


@pytest.mark.parametrize("door", ["keys", "open"])
def test_other_doors_answer_to_any_name(door: Door) -> None:
    assert Face(door).get(Host="svodka.example").status_code == 200


def test_requests_over_the_limit_are_told_when_to_come_back() -> None:
    face = Face(limits=per_minute(2))
    first = face.get()
    face.clock.seconds += 20.5
    face.get()
    refused = face.get()
    assert first.headers["ratelimit-policy"] == '"requests";q=2;w=60'
    assert first.headers["ratelimit"] == '"requests";r=1;t=60'
    assert (refused.status_code, refused.json()["code"]) == (429, "rate-limited")
    assert refused.json()["detail"] == "Requests a minute with this key: at most 2."
    assert refused.headers["retry-after"] == "40"
    assert refused.headers["ratelimit"] == '"requests";r=0;t=40'
    assert refused.headers["ratelimit-policy"] == first.headers["ratelimit-policy"]
    face.clock.seconds += int(refused.headers["retry-after"])
    assert face.get().status_code == 200


def test_no_sixty_seconds_ever_hold_more_than_the_limit() -> None:
    clock, limit = Clock(), 7
    window, admitted = RequestWindow(clock), list[float]()
    for step in range(2000):
        clock.seconds += (step * 7919 % 97) / 20
        if window.count("owner", limit).admitted:
            admitted.append(clock.seconds)
    assert len(admitted) > 200
    assert all(later - earlier >= 60 for earlier, later in zip(admitted, admitted[limit:], strict=False))


def test_a_limit_that_was_lowered_counts_at_once_and_says_the_right_wait() -> None:
    clock = Clock()
    window = RequestWindow(clock)
    for _ in range(5):
        window.count("owner", 5)
        clock.seconds += 1
    refused = window.count("owner", 2)
    assert (refused.admitted, refused.remaining) == (False, 0)
    clock.seconds += refused.seconds - 1
    assert not window.count("owner", 2).admitted
    clock.seconds += 1
    assert window.count("owner", 2).admitted


def test_one_caller_does_not_use_up_the_requests_of_another() -> None:
    window = RequestWindow(Clock())
    assert window.count("first", 1).admitted
    assert not window.count("first", 1).admitted
    assert window.count("second", 1).admitted


def test_owners_who_are_gone_leave_nothing_in_memory() -> None:
    clock = Clock()
    window, slots = RequestWindow(clock), Slots()
    for owner in range(10_000):
        window.count(f"owner-{owner}", 60)
        with slots.taken(f"owner-{owner}", 4):
            pass
    assert (len(window), len(slots)) == (10_000, 0)
    clock.seconds += 60
    window.count("the-last-one", 60)
    assert len(window) == 1


def test_a_key_has_no_more_requests_under_way_than_it_may() -> None:
    gate, limited = Gate("keys", Book()), caller(at_once(2))

    async def hold() -> None:
        async with gate.slot(limited), gate.slot(limited):
            with pytest.raises(RateLimited) as refused:
                async with gate.slot(limited):
                    pass
            assert (refused.value.reason, refused.value.retry_after) == ("concurrency", 1)
            async with gate.slot(caller(at_once(2), owner="owner-2")):
                pass
        async with gate.slot(limited), gate.slot(limited):
            pass

    asyncio.run(hold())


def test_a_slot_is_given_back_by_a_request_that_fails_or_is_cancelled() -> None:
    slots = Slots()

    async def held(began: asyncio.Event) -> None:
        with slots.taken("owner", 1):
            began.set()
            await asyncio.Event().wait()

    async def cancel() -> None:
        began = asyncio.Event()
        task = asyncio.create_task(held(began))
        await began.wait()
        assert not slots.free("owner", 1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(cancel())
    with pytest.raises(ZeroDivisionError), slots.taken("owner", 1):
        _ = 1 / 0
    assert (slots.free("owner", 1), len(slots)) == (1, 0)


def test_the_headers_tell_both_limits_or_nothing() -> None:
    window = RequestWindow(Clock())
    both = Limits(requests_per_minute=60, concurrency=4, usd_per_month=None)
    assert limit_headers(both, window.count("owner", 60), 3) == {
        "RateLimit-Policy": '"requests";q=60;w=60, "concurrency";q=4;qu="concurrent-requests"',
        "RateLimit": '"requests";r=59;t=60, "concurrency";r=3',
    }
    assert limit_headers(Limits(None, None, None), None, 0) == {}


def test_a_refusal_for_concurrency_carries_the_headers_too() -> None:
    face = Face(limits=at_once(1))
    with ExitStack() as held:
        held.enter_context(face.gate._slots.taken("owner-1", 1))
        refused = face.get()
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    assert refused.headers["ratelimit"] == '"concurrency";r=0'
    assert face.get().headers["ratelimit"] == '"concurrency";r=1'


@pytest.mark.parametrize(
    ("host", "without_keys", "there_are_keys", "door"),
    [
        ("127.0.0.1", False, False, "local"),
        ("localhost", False, False, "local"),
        ("::1", False, False, "local"),
        ("127.0.0.1", False, True, "keys"),
        ("0.0.0.0", False, True, "keys"),
        ("127.0.0.1", True, False, "open"),
        ("0.0.0.0", True, False, "open"),
        ("0.0.0.0", True, True, "open"),
    ],
)
def test_the_door_follows_from_the_address_the_keys_and_the_flag(
    *, host: str, without_keys: bool, there_are_keys: bool, door: Door
) -> None:
    book = Book(LOCAL) if there_are_keys else Book()
    assert asyncio.run(door_for(host, without_keys=without_keys, keys=book)) == door


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "svodka.example"])
def test_strangers_may_not_reach_a_server_without_keys_unless_that_is_ordered(host: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        asyncio.run(door_for(host, without_keys=False, keys=Book()))
    assert refused.value.reason == "not-loopback"


def test_answers_without_a_body_of_json_tell_the_limits_too(tmp_path: Path) -> None:
    async def run() -> list[httpx2.Response]:
        place, secret = site(FakeWriter([DRAFT]), tmp_path, "keys"), new_secret()
        store = await open_store(place.settings)
        await store.keys.create("cms", per_minute(9), secret_hash=secret.hash, shown=secret.shown)
        await store.aclose()
        key = {"Authorization": f"Bearer {secret.text}"}
        async with served(place) as client:
            made = (await post(client, **key)).json()
            lines = {**key, "Content-Type": "application/jsonl"}
            batch = await client.post("/v1/batches", content=b"{}", headers=lines)
            results = await client.get(batch.json()["results"], headers=key)
            deleted = await client.delete(f"/v1/summaries/{made['id']}", headers=key)
            return [batch, results, deleted, await client.get("/metrics", headers=key)]

    answers = asyncio.run(run())
    assert [answer.status_code for answer in answers] == [202, 200, 204, 200]
    assert [answer.headers["ratelimit"].partition(";t=")[0] for answer in answers] == [
        f'"requests";r={left}' for left in (7, 6, 5, 4)
    ]
