"""The adapter between the scheduler and the conformance kit: JSON-RPC 2.0, one message a line."""

import base64
import json
import os
import sys
from typing import Any

import redis

from redisched import BadArgumentError, Job, JobInfo, Scheduler, __version__


def methods_of(s: Scheduler) -> dict[str, Any]:
    """Return the methods of the protocol by their names; a plus makes True 1."""
    about = {"name": "redisched-python", "version": __version__, "language": "Python"}
    client, profiles = f"redis-py {redis.__version__}", ["core", "inspect", "layout", "binary"]
    return {
        "describe": lambda p: {**about, "client": client, "profiles": profiles},
        "put": lambda p: +s.put(p.get("topic"), p.get("id"), body(p), p.get("expiration")),
        "reserve": lambda p: shown(s.reserve(p.get("topic"), p.get("max"), p.get("ttr"))),
        "pull": lambda p: shown(s.pull(p.get("topic"), p.get("max"))),
        "release": lambda p: +s.release(p.get("topic"), p.get("id")),
        "delete": lambda p: +s.delete(p.get("topic"), p.get("id")),
        "requeue": lambda p: s.requeue(p.get("topic"), p.get("max"), p.get("limit")),
        "get": lambda p: shown(s.get(p.get("topic"), p.get("id"))),
        "counts": lambda p: s.counts(p.get("topic"), p.get("now"))._asdict(),
    }


def body(params: dict[str, Any]) -> Any:
    """Return the body of a put: text, or base64 in its place."""
    if "body64" not in params:
        return params.get("body")
    try:
        return base64.b64decode(params["body64"], validate=True)
    except (TypeError, ValueError):
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


def answer(methods: dict[str, Any], line: bytes) -> dict[str, Any]:
    """Return the answer to a message; that to a notification has no id and is not sent."""
    try:
        request = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": {"code": -32700, "message": str(error)}}
    match request:
        case {"jsonrpc": "2.0", "method": str(name), **rest}:
            reply = {"id": rest["id"]} if "id" in rest else {}
        case _:
            return {"id": None, "error": {"code": -32600, "message": "not a JSON-RPC 2.0 request"}}
    if name not in methods:
        return reply | {"error": {"code": -32601, "message": f"unknown method {name}"}}
    try:
        params = rest.get("params")
        return reply | {"result": methods[name](params if isinstance(params, dict) else {})}
    except Exception as error:  # whatever it is, the caller gets to know it and may go on
        code = -32602 if isinstance(error, BadArgumentError) else -32000
        return reply | {"error": {"code": code, "message": str(error)}}


if __name__ == "__main__":
    url = os.environ.get("REDIS_URL") or sys.exit("REDIS_URL must name the Redis to use")
    methods = methods_of(Scheduler.from_url(url))
    for line in sys.stdin.buffer:
        if "id" in (reply := answer(methods, line)):
            print(json.dumps({"jsonrpc": "2.0", **reply}), flush=True)
