"""The scheduler and the types that it answers with."""

from pathlib import Path
from typing import Any, NamedTuple

from redis import Redis
from redis.exceptions import ResponseError

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
    So that this stays true, give the client a Retry of 0 retries: it is the caller who knows
    whether a call may be repeated.
    """

    def __init__(self, client: Redis, *, prefix: str = "redisched", scripts: Path = LUA) -> None:
        """Use a client, with keys that begin with a prefix and the scripts of a directory."""
        self._prefix = prefix
        # A registered script is run by its hash and, if Redis does not have it and so ran
        # nothing, loaded and run again.
        self._scripts = {
            name: client.register_script((scripts / f"{name}.lua").read_bytes())
            for name in OPERATIONS
        }

    def put(self, topic: str, id: str, body: str | bytes, expiration: float) -> bool:
        """Add a job; False if the id is in use, and nothing has changed."""
        return bool(self._run("put", topic, id, body, _decimal(expiration)))

    def reserve(self, topic: str, max: float, ttr: float) -> Job | None:
        """Reserve the due job with the smallest expiration until `max + ttr * 1000`."""
        return _job(self._run("reserve", topic, _decimal(max), _decimal(ttr)))

    def pull(self, topic: str, max: float) -> Job | None:
        """Take the due job with the smallest expiration and end it."""
        return _job(self._run("pull", topic, _decimal(max)))

    def release(self, topic: str, id: str) -> bool:
        """End a reserved job that has run; False if it was not reserved."""
        return bool(self._run("release", topic, id))

    def delete(self, topic: str, id: str) -> bool:
        """Remove a job, queued or reserved; False if there was none."""
        return bool(self._run("delete", topic, id))

    def requeue(self, topic: str, max: float, limit: float) -> int:
        """Queue up to `limit`, a whole number, jobs again whose deadline is at or before `max`."""
        requeued: int = self._run("requeue", topic, _decimal(max), _decimal(limit))
        return requeued

    def get(self, topic: str, id: str) -> JobInfo | None:
        """Read a job; None if there is none."""
        reply = self._run("get", topic, id)
        if reply is None:
            return None
        body, state, at = reply
        return JobInfo(id, body, state.decode(), float(at))

    def counts(self, topic: str, now: float) -> Counts:
        """Count the jobs of a topic as of `now`."""
        return Counts(*self._run("counts", topic, _decimal(now)))

    def _run(self, operation: str, topic: str, *args: str | bytes) -> Any:
        # The braces make a Redis Cluster keep the three keys of a topic on one node.
        base = f"{self._prefix}:{{{topic}}}"
        keys = [f"{base}:jobs", f"{base}:queued", f"{base}:reserved"]
        try:
            return self._scripts[operation](keys, args)
        except ResponseError as error:
            match str(error).split(" ", 2):
                case ["BADARG", argument, reason]:
                    raise BadArgumentError(argument, reason) from None
            raise


def _decimal(number: float) -> str:
    """Write a number so that Redis reads the same one, a whole one as digits alone."""
    return repr(float(number)).removesuffix(".0")


def _job(reply: list[bytes] | None) -> Job | None:
    return None if reply is None else Job(reply[0].decode(), reply[1])
