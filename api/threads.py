"""The threads of a server: a few that compute, and others that wait for the names of hosts."""

import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

COMPUTING: Final = 2
"""Checks keep a processor busy and share one interpreter lock: more threads would only slow down everything else."""


class Threads(ThreadPoolExecutor):
    """Where an event loop sends what would block it; it sends look-ups of names there too.

    They would keep the few that compute from it as long as a resolver does not answer.
    """

    def __init__(self) -> None:
        super().__init__(COMPUTING, thread_name_prefix="checking")
        self._waiting = ThreadPoolExecutor(thread_name_prefix="looking-up")

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have it done in a thread of the right kind."""
        look_up: object = socket.getaddrinfo
        if fn is look_up:
            return self._waiting.submit(fn, *args, **kwargs)
        return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is
        """End all threads."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
        super().shutdown(wait, cancel_futures=cancel_futures)
