"""Work that outlives a request: jobs, batches and their results."""

import datetime as dt
from typing import Literal

from pydantic import Field

from schemas.contract import Contract
from schemas.problem import Problem
from schemas.summary import Summary

JobState = Literal["queued", "running", "done", "failed", "cancelled"]


class Counts(Contract):
    """How many articles are in which state; they add up to `total`."""

    total: int = Field(ge=0)
    """All of them."""
    queued: int = Field(ge=0)
    """Waiting."""
    running: int = Field(ge=0)
    """Being summarised."""
    done: int = Field(ge=0)
    """With a summary."""
    failed: int = Field(ge=0)
    """With a problem."""
    cancelled: int = Field(ge=0)
    """Cancelled before they were finished."""


class Job(Contract):
    """An article that is summarised while nobody waits on the line."""

    id: str
    """A UUID version 7."""
    state: JobState
    """`done` has a result, `failed` a problem; an error in one article is never an error of the job's address."""
    counts: Counts
    """The same as counts, for a progress bar that knows batches."""
    created: dt.datetime
    """When it was accepted, in UTC."""
    finished: dt.datetime | None
    """When it was done, failed or cancelled."""
    expires: dt.datetime | None
    """When the job and its result are forgotten; known once it is finished."""
    result: Summary | None
    """The summary of a job that is done; null also when the summary was deleted since."""
    problem: Problem | None
    """Why it failed."""


class Batch(Contract):
    """Many articles that are summarised while nobody waits on the line."""

    id: str
    """A UUID version 7."""
    state: JobState
    """`done` as soon as every article is done, failed or cancelled; `failed` only when all of them failed."""
    counts: Counts
    """How many articles are in which state."""
    created: dt.datetime
    """When it was accepted, in UTC."""
    finished: dt.datetime | None
    """When the last article was finished."""
    expires: dt.datetime | None
    """When the batch and its results are forgotten; known once it is finished."""
    results: str
    """Path of the results as JSON lines."""


class BatchResult(Contract):
    """The outcome of one article of a batch: one line of its results."""

    index: int = Field(ge=0)
    """The article's line in the request, from 0."""
    state: JobState
    """`done` has a summary, `failed` a problem."""
    summary: Summary | None
    """The summary, unless it was deleted since."""
    problem: Problem | None
    """Why it failed."""
