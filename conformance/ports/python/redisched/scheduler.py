"""The scheduler and the types that it answers with."""

import sys
from pathlib import Path
from typing import Any, NamedTuple, Self

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError
from redis.retry import Retry

LUA = Path(__file__).resolve().parents[4] / "lua"
"""The scripts of this repository; every port runs the same files."""

OPERATIONS = ("put", "reserve", "pull", "release", "delete", "requeue", "get", "counts")


class BadArgumentError(ValueError):
    """An argument was refused; nothing has changed."""

    def __init__(self, argument: str, reason: str) -> None:
        """Name the argument, `ttr` for instance, and what is wrong with it."""
        super().__init__(f"{argument} {reason}")
        self.argument = argument


class Job(NamedTuple):
    """A job as it was put."""

    id: str
    body: bytes


class JobInfo(NamedTuple):
    """A job and what becomes of it."""

    id: str
    body: bytes
    state: str
    """`queued` or `reserved`"""
    at: float
    """The expiration or the deadline."""


class Counts(NamedTuple):
    """How many jobs of a topic are in which state."""

    ready: int
    """queued and due"""
    delayed: int
    """queued for later"""
    reserved: int
    """reserved, whatever their deadline"""
    overdue: int
    """those of the reserved whose deadline has come"""


class Scheduler:
    """Hands out the jobs of a topic at or after their expiration, one holder at a time.

    Instants are milliseconds since the Unix epoch, durations are seconds; both may have
    fractions. No operation reads a clock. Every job is handed out at least once. Instances are as
    thread-safe as their client.

    Every method raises BadArgumentError, ResponseError if Redis refused the call, or another
    RedisError if the connection failed. After the last kind the call may or may not have happened.
    So that this stays true, give the client a Retry of 0 retries, as from_url does: it is the
    caller who knows whether a call may be repeated.
    """

    def __init__(self, client: Redis, *, prefix: str = "redisched", scripts: Path = LUA) -> None:
        """Use a client, with keys that begin with a prefix and the scripts of a directory."""
        self._prefix = prefix.encode()
        # A registered script is run by its hash and, if Redis does not have it and so ran
        # nothing, loaded and run again.
        self._scripts = {
            name: client.register_script((scripts / f"{name}.lua").read_bytes())
            for name in OPERATIONS
        }

    @classmethod
    def from_url(cls, url: str, *, timeout: float = 3) -> Self:
        """Use a Redis named by its URL; a call that gets no answer fails after the timeout."""
        never = Retry(NoBackoff(), 0)
        return cls(
            Redis.from_url(url, socket_timeout=timeout, socket_connect_timeout=timeout, retry=never)
        )

    def put(self, topic: str, id: str, body: str | bytes, expiration: float) -> bool:
        """Add a job; False if the id is in use, and nothing has changed."""
        content = body if isinstance(body, bytes) else _text("body", body)
        time = _number("expiration", expiration)
        return bool(self._run("put", topic, _text("id", id), content, time))

    def reserve(self, topic: str, max: float, ttr: float) -> Job | None:
        """Reserve the due job with the smallest expiration until `max + ttr * 1000`."""
        return _job(self._run("reserve", topic, _number("max", max), _number("ttr", ttr)))

    def pull(self, topic: str, max: float) -> Job | None:
        """Take the due job with the smallest expiration and end it."""
        return _job(self._run("pull", topic, _number("max", max)))

    def release(self, topic: str, id: str) -> bool:
        """End a reserved job that has run; False if it was not reserved."""
        return bool(self._run("release", topic, _text("id", id)))

    def delete(self, topic: str, id: str) -> bool:
        """Remove a job, queued or reserved; False if there was none."""
        return bool(self._run("delete", topic, _text("id", id)))

    def requeue(self, topic: str, max: float, limit: float) -> int:
        """Queue up to `limit`, a whole number, jobs again whose deadline is at or before `max`."""
        args = _number("max", max), _number("limit", limit)
        requeued: int = self._run("requeue", topic, *args)
        return requeued

    def get(self, topic: str, id: str) -> JobInfo | None:
        """Read a job; None if there is none."""
        reply = self._run("get", topic, _text("id", id))
        if reply is None:
            return None
        body, state, at = reply
        return JobInfo(id, body, state.decode(), float(at))

    def counts(self, topic: str, now: float) -> Counts:
        """Count the jobs of a topic as of `now`."""
        return Counts(*self._run("counts", topic, _number("now", now)))

    def _run(self, operation: str, topic: str, *args: bytes) -> Any:
        # The braces make a Redis Cluster keep the three keys of a topic on one node.
        base = b"%b:{%b}" % (self._prefix, _text("topic", topic))
        keys = [base + b":jobs", base + b":queued", base + b":reserved"]
        try:
            return self._scripts[operation](keys, args)
        except ResponseError as error:
            match str(error).split(" ", 2):
                case ["BADARG", argument, reason]:
                    raise BadArgumentError(argument, reason) from None
            raise


def _text(name: str, value: object) -> bytes:
    """Encode an argument that is text; half of a surrogate pair is none."""
    if not isinstance(value, str):
        raise BadArgumentError(name, "is missing" if value is None else "must be a string")
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise BadArgumentError(name, "has a surrogate without its pair") from None


def _number(name: str, value: object) -> bytes:
    """Write a number so that Redis reads the same one, a whole one as digits alone."""
    # To Python True is a number as well; to its callers it is a mistake.
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadArgumentError(name, "is missing" if value is None else "must be a number")
    if abs(value) > sys.float_info.max:  # a NaN is left to the scripts
        raise BadArgumentError(name, "must be finite")
    return repr(float(value)).removesuffix(".0").encode()


def _job(reply: list[bytes] | None) -> Job | None:
    return None if reply is None else Job(reply[0].decode(), reply[1])
