import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

URL = os.environ.get("REDIS_URL")
pytestmark = pytest.mark.skipif(not URL, reason="NOT RUN: set REDIS_URL to a Redis to test against")


class Adapter:
    def __init__(self) -> None:
        self.topic = f"test-{uuid.uuid4()}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "redisched.port"],
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def send(self, line: bytes) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def call(self, method: str, **params: Any) -> Any:
        params = {"topic": self.topic, **params}
        request = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
        answer = self.send(json.dumps(request, ensure_ascii=False).encode())
        assert answer["id"] == 7
        return answer["error"]["code"] if "error" in answer else answer["result"]


@pytest.fixture(scope="module")
def port() -> Iterator[Adapter]:
    adapter = Adapter()
    yield adapter
    adapter.process.communicate(timeout=30)
    assert adapter.process.returncode == 0


def test_describe_names_the_profiles(port: Adapter) -> None:
    assert port.call("describe")["profiles"] == ["core", "inspect", "layout", "binary"]


def test_a_job_lives_and_ends(port: Adapter) -> None:
    job = {"id": "ä }\u2028\0", "body": '"quoted"\n😀'}
    assert port.call("put", **job, expiration=1.5) == 1
    assert port.call("put", **job, expiration=9) == 0
    assert port.call("reserve", max=1.25, ttr=1) is None
    assert port.call("reserve", max=1.5, ttr=0.25) == job
    assert port.call("get", id=job["id"]) == {**job, "state": "reserved", "at": 251.5}
    assert port.call("requeue", max=300, limit=2.0**53) == 1
    expected = {"ready": 1, "delayed": 0, "reserved": 0, "overdue": 0}
    assert port.call("counts", now=300) == expected
    assert port.call("reserve", max=300, ttr=0) == job
    assert port.call("release", id=job["id"]) == 1
    assert port.call("delete", id=job["id"]) == 0


def test_bytes_that_are_not_text(port: Adapter) -> None:
    assert port.call("put", id="b", body64="/wD+", expiration=0) == 1
    assert port.call("pull", max=0) == {"id": "b", "body64": "/wD+"}


def test_a_flushed_script_cache_is_filled_again(port: Adapter) -> None:
    with Redis.from_url(str(URL)) as redis:
        redis.script_flush()
    assert port.call("delete", id="none") == 0


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("pull", {}),
        *[("pull", {"max": wrong}) for wrong in (None, "5", True, [5], 10**400, float("inf"))],
        ("release", {"id": ""}),
        ("release", {"id": 5}),
        ("requeue", {"max": 1, "limit": 0.5}),
        ("put", {"id": "i", "expiration": 0}),
        *[("put", {"id": "i", "expiration": 0, "body64": wrong}) for wrong in (None, 5, "Q", "é")],
    ],
)
def test_bad_input_is_refused(port: Adapter, method: str, params: dict[str, Any]) -> None:
    assert port.call(method, **params) == -32602


@pytest.mark.parametrize("name", ["topic", "id", "body"])
def test_half_of_a_surrogate_pair_is_refused(port: Adapter, name: str) -> None:
    params = {"topic": port.topic, "id": "i", "body": "b", "expiration": 0, name: "\ud800"}
    request = {"jsonrpc": "2.0", "id": 7, "method": "put", "params": params}
    error = port.send(json.dumps(request).encode())["error"]
    assert error["code"] == -32602
    assert name in error["message"]


def test_long_lines(port: Adapter) -> None:
    job = {"id": "long", "body": "x" * 2**22}
    assert port.call("put", **job, expiration=0) == 1
    assert port.call("pull", max=0) == job


def test_other_mistakes_have_their_codes(port: Adapter) -> None:
    assert port.call("unheard") == -32601
    for not_json in (b'{"jsonrpc":', b'"\xff"'):
        assert port.send(not_json)["error"]["code"] == -32700
    assert port.send(b"[]")["error"]["code"] == -32600
