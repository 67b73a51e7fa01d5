"""Logs that the real nginx writes: its default format, one with times, JSON."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from decomposer.evidence import gather
from decomposer.model.evidence import EvidenceFiles
from tests.fakes.programs import program
from tests.gateways import Client, free_port, start_nginx

CONFIGURATION = """
events {}
http {
    log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
        '"$http_referer" "$http_user_agent" rt=$request_time';
    log_format json escape=json '{"at":"$time_iso8601","request_method":"$request_method","request_uri":"$request_uri",'
        '"status":$status,"request_time":$request_time,"agent":"$http_user_agent"}';
    access_log default.log;
    access_log timed.log timed;
    access_log json.log json;
    server {
        listen 127.0.0.1:PORT;
        location / { return 204; }
        location /orders/broken/ { return 503; }
    }
}
"""
SHOP = program("""
    shop.views.show handles GET /orders/
    shop.views.place handles POST /orders/
    shop.views.one handles GET /orders/<slug:name>/
""")
ASKED = Counter(
    {
        ("GET", "/orders/"): 3,
        ("POST", "/orders/"): 2,
        ("GET", "/orders/one/?a=1&b=%22"): 4,
        ("GET", "/orders/broken/"): 1,
        ("GET", '/static/"quoted".css'): 1,
    }
)


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an nginx that answered what was asked, and ended."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    with start_nginx(folder, CONFIGURATION.replace("PORT", str(port)), port), Client(port) as client:
        for method, target in ASKED.elements():
            client.ask(method, target, {"User-Agent": 'An "agent" 0.123'})
    return folder


@pytest.mark.parametrize(("name", "timed"), [("default.log", False), ("timed.log", True), ("json.log", True)])
def test_requests_in_a_log_of_nginx(logs: Path, name: str, timed: bool) -> None:
    """Each form counts the same requests by route and status; times are there where the form has them."""
    seen = gather(SHOP, EvidenceFiles(access_logs=(logs / name,)), logs)
    assert [(one.route, one.timing.calls, one.timing.errors, one.statuses) for one in seen.traffic] == [
        ("GET /orders/", 3, 0, (("2xx", 3),)),
        ("GET /orders/<slug:name>/", 5, 1, (("2xx", 4), ("5xx", 1))),
        ("POST /orders/", 2, 0, (("2xx", 2),)),
    ]
    assert all(one.timing.timed == (one.timing.calls if timed else 0) for one in seen.traffic)
    assert [(one.reason, one.number) for one in seen.sources[0].skipped] == [
        ("no route of the program answers this", 1)
    ]
