"""JSON-RPC 2.0 on stdin and stdout: one message a line, one request at a time."""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

Params = dict[str, Any]
Methods = Mapping[str, Callable[[Params], Any]]
Refusals = tuple[type[Exception], ...]


def serve(methods: Methods, bad_input: Refusals) -> None:
    """Answer requests until stdin is closed; `bad_input` is what refuses parameters."""
    for line in sys.stdin.buffer:
        answer = _answer(methods, bad_input, line)
        if "id" in answer:  # a notification has none and is not answered
            print(json.dumps({"jsonrpc": "2.0", **answer}), flush=True)


def _answer(methods: Methods, bad_input: Refusals, line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        return {"id": None, **_error(-32700, error)}
    match request:
        case {"jsonrpc": "2.0", "method": str(name), **rest}:
            caller = {"id": rest["id"]} if "id" in rest else {}
            params = rest.get("params", {})
        case _:
            caller = {"id": request.get("id") if isinstance(request, dict) else None}
            return {**caller, **_error(-32600, "not a JSON-RPC 2.0 request")}
    if name not in methods:
        return {**caller, **_error(-32601, f"unknown method {name}")}
    try:
        return {**caller, "result": methods[name](params if isinstance(params, dict) else {})}
    except bad_input as error:
        return {**caller, **_error(-32602, error)}
    except Exception as error:  # whatever it is, the caller gets to know it and may go on
        return {**caller, **_error(-32000, error)}


def _error(code: int, message: object) -> dict[str, Any]:
    return {"error": {"code": code, "message": str(message)}}
