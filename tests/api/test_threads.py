"""The threads of a server."""

import socket
import threading

import pytest

from api.threads import COMPUTING, Threads


def test_a_resolver_that_does_not_answer_keeps_nobody_from_computing(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", let_go.wait)
    threads = Threads()
    waiting = [threads.submit(socket.getaddrinfo, 30) for _ in range(COMPUTING + 1)]
    try:
        assert threads.submit(sum, [1, 2]).result(5) == 3
        assert not any(look_up.done() for look_up in waiting)
    finally:
        let_go.set()
        threads.shutdown()
