"""The adapter between the scheduler and the conformance kit."""

import base64
import os
import sys
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from redisched import BadArgumentError, Job, JobInfo, Scheduler, __version__
from redisched.jsonrpc import Methods, Params, serve


def methods_of(s: Scheduler) -> Methods:
    """Return the methods of the protocol by their names; a plus makes True 1."""
    about = {"name": "redisched-python", "version": __version__, "language": "Python"}
    client, profiles = f"redis-py {redis.__version__}", ["core", "inspect", "layout", "binary"]
    return {
        "describe": lambda _: {**about, "client": client, "profiles": profiles},
        "put": lambda p: +s.put(text(p, "topic"), text(p, "id"), body(p), number(p, "expiration")),
        "reserve": lambda p: shown(s.reserve(text(p, "topic"), number(p, "max"), number(p, "ttr"))),
        "pull": lambda p: shown(s.pull(text(p, "topic"), number(p, "max"))),
        "release": lambda p: +s.release(text(p, "topic"), text(p, "id")),
        "delete": lambda p: +s.delete(text(p, "topic"), text(p, "id")),
        "requeue": lambda p: s.requeue(text(p, "topic"), number(p, "max"), number(p, "limit")),
        "get": lambda p: shown(s.get(text(p, "topic"), text(p, "id"))),
        "counts": lambda p: s.counts(text(p, "topic"), number(p, "now"))._asdict(),
    }


def text(params: Params, name: str) -> str:
    """Return a parameter that is text."""
    value: Any = params.get(name)
    if isinstance(value, str):
        return value
    raise BadArgumentError(name, "is missing" if value is None else "must be a string")


def number(params: Params, name: str) -> float:
    """Return a parameter that is a number, which to Python True would be as well."""
    value: Any = params.get(name)
    if type(value) in (int, float) and abs(value) <= sys.float_info.max:
        return float(value)
    raise BadArgumentError(name, "is missing" if value is None else "must be a finite number")


def body(params: Params) -> str | bytes:
    """Return the body, given as text or as base64 in its place."""
    if "body64" not in params:
        return text(params, "body")
    try:
        return base64.b64decode(text(params, "body64"), validate=True)
    except ValueError:
        raise BadArgumentError("body64", "must be base64") from None


def shown(job: Job | JobInfo | None) -> dict[str, Any] | None:
    """Return a job for JSON; a body that is not text becomes base64."""
    if job is None:
        return None
    fields = job._asdict()
    content = fields.pop("body")
    try:
        return {**fields, "body": content.decode()}
    except UnicodeDecodeError:
        return {**fields, "body64": base64.b64encode(content).decode()}


if __name__ == "__main__":
    if not os.environ.get("REDIS_URL"):
        sys.exit("REDIS_URL must name the Redis to use")
    # A call ends within seconds, and one whose outcome is unknown is not repeated.
    url, never = os.environ["REDIS_URL"], Retry(NoBackoff(), 0)
    connection = redis.Redis.from_url(url, socket_timeout=3, socket_connect_timeout=3, retry=never)
    # Text with half of a surrogate pair cannot be encoded.
    serve(methods_of(Scheduler(connection)), (BadArgumentError, UnicodeEncodeError))
