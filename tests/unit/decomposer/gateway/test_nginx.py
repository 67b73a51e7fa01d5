"""The text of an nginx configuration: readable for people, safe against names of the analysed code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import crossplane
import jsonschema
import pytest

from decomposer.errors import DecomposerError
from decomposer.gateway import build_route_model, emit_nginx, emit_routes
from decomposer.gateway.nginx_text import comment, label, quote, upstream_names, word
from decomposer.model import RouteModel
from decomposer.model.gateway import GatewayStep
from decomposer.model.schema import build_schemas
from tests.fakes.routes import Row, make_model

STEP = GatewayStep(3, "Take orders out", "gateway/step-03/nginx.conf")
SHOP: tuple[Row, ...] = (
    ("* /", "", "pages"),
    ("* /login/", "", "users"),
    ("GET /orders/", "", "orders"),
    ("POST /orders/", "", "orders"),
    ("* /orders/<int:pk>/", "/orders/[0-9]+/", "orders"),
    ("GET /carts/<int:pk>/", "/carts/[0-9]+/", "orders"),
    ("GET /carts/new/", "", "users"),
)


def emit(model: RouteModel) -> str:
    """The configuration as text."""
    return emit_nginx(model, STEP).text


def table_lines(text: str) -> list[str]:
    """The lines of the map that chooses upstreams, without comments."""
    found = re.search(r"\$edge_target \{\n(.*?)\n *\}", text, re.DOTALL)
    return [line.split(";")[0].strip() for line in found[1].splitlines()] if found else []


def locations(text: str) -> list[str]:
    """What each location matches."""
    return re.findall(r"location (.*) \{", text)


def test_whole_prefixes_are_locations_and_the_rest_is_one_table() -> None:
    """A claimed prefix is a segment-safe pair; an uncontested route is one line for all methods and both slashes."""
    text = emit(make_model(SHOP, ["orders"]))
    assert locations(text) == ["= /orders", "^~ /orders/", "/"]
    assert table_lines(text) == ["default monolith", r'"~^/carts/[0-9]+/?\z" orders']


def test_methods_are_asked_only_where_they_matter() -> None:
    """The table looks at the method when two owners share a path, else at the path alone."""
    shared: list[Row] = [("GET /a", "", "orders"), ("POST /a", "", "users")]
    assert table_lines(emit(make_model(shared, ["orders"]))) == [
        "default monolith",
        '"~^(?:GET|HEAD) /a\\z" orders',
        '"~^POST /a\\z" monolith',
        '"~^[^ ]+ /a\\z" orders',
    ]
    assert table_lines(emit(make_model(shared, ["orders", "users"])))[2] == '"~^POST /a\\z" users'


def test_routes_of_the_monolith_stand_only_where_they_protect_their_place() -> None:
    """An earlier route that another owner's pattern would catch is written down; all others fall to the default."""
    rows: list[Row] = [
        ("* /a/special", "", "users"),
        ("* /a/<x>", "/a/[^/]+", "orders"),
        ("* /a/late", "", "users"),
        ("* /b", "", "users"),
    ]
    assert table_lines(emit(make_model(rows, ["orders"]))) == [
        "default monolith",
        '"~^/a/special\\z" monolith',
        '"~^/a/[^/]+\\z" orders',
    ]


def test_facade_diverts_nothing() -> None:
    """Step 0 has no table and one location."""
    text = emit(make_model(SHOP, []))
    assert (locations(text), table_lines(text)) == (["/"], [])
    assert "proxy_pass http://monolith;" in text


def test_every_location_has_the_full_header_block() -> None:
    """Nginx drops inherited headers, so no location may rely on them."""
    text = emit(make_model(SHOP, ["orders"]))
    blocks = re.findall(r"location .*? \{\n(.*?)\n        \}", text, re.DOTALL)
    headers = {tuple(re.findall(r"proxy_set_header ([\w-]+)", block)) for block in blocks}
    assert headers == {
        (
            "Host",
            "Connection",
            "Upgrade",
            "X-Real-IP",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Request-ID",
            "X-Auth-User",
            "X-Canary",
        )
    }
    assert len(blocks) == 3


def test_strict_reader_knows_every_directive(tmp_path: Path) -> None:
    """An independent reader of nginx files finds no unknown directive and nothing out of place."""
    path = tmp_path / "nginx.conf"
    text = emit(make_model(SHOP, ["orders", "users"]))
    # It takes the lines of a map for directives.
    path.write_text(re.sub(r"(map [^{]*\{\n).*?\n    \}", r"\1}", text, flags=re.DOTALL), "utf-8")
    assert crossplane.parse(str(path), strict=True)["errors"] == []


def test_header_says_what_the_file_is() -> None:
    """Step, title, services that are out, skipped routes; no name can leave its comment."""
    model = make_model([("* /a\n}", "/(?i)a", "orders")], ["orders"])
    text = emit_nginx(model, GatewayStep(3, "Take\norders", "nginx.conf", generator="decomposer 0.1")).text
    head = text.split("\n\n", 1)[0].splitlines()
    assert all(line.startswith("#") for line in head)
    assert head[0] == r"# Gateway of step 3: Take\norders"
    assert head[1].startswith("# Written by decomposer 0.1;")
    assert head[2].startswith("# Out of the monolith: orders.")
    assert head[-1] == r"#   * /a\n} (of orders): a special group"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("a;b {c}", '"a;b {c}"'),
        ('say "x"', r'"say \"x\""'),
        (r"a\.b\z", r'"a\.b\z"'),
        (r"a\\", r'"a\\\\"'),
        (r"\\t", r'"\\\\t"'),
        (r"\'", '"\\\\\'"'),
    ],
)
def test_quoting(text: str, quoted: str) -> None:
    """Only the backslashes that nginx would eat are doubled."""
    assert quote(text) == quoted


def test_pieces_of_text() -> None:
    """Plain words stay bare, labels have no variables, comments end where they should."""
    assert (word("/a-b_c.d~"), word("/a b"), word("")) == ("/a-b_c.d~", '"/a b"', '""')
    assert label("/$uri") == '"/_uri"'
    assert comment("a\nb\u2028c") == r"# a\nb\u2028c"
    assert comment("x" * 500) == f"# {'x' * 160}..."


def test_upstream_names_stay_different() -> None:
    """Nginx compares names without regard to case and knows few letters."""
    names = upstream_names(["monolith", "Orders", "orders", "주문", "결제", "a b", "a;b", "-"])
    assert names["monolith"] == "monolith"
    assert all(re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", name) for name in names.values())
    assert len({name.lower() for name in names.values()}) == len(names)


@pytest.mark.parametrize("address", ["", "host", "host:", "host:80;", "a b:80", "host:80\n}", "http://a:80"])
def test_addresses_are_checked(address: str) -> None:
    """An address that could change the file is an error that says what to write."""
    model = build_route_model([], {}, frozenset(), {"monolith": address})
    with pytest.raises(DecomposerError, match="host:port"):
        emit(model)


@pytest.mark.parametrize("listen", ["80; x", "", "host:", "*:x"])
def test_listen_is_checked(listen: str) -> None:
    """The same for the gateway's own address."""
    with pytest.raises(DecomposerError, match="host:port or port"):
        emit_nginx(make_model([], []), GatewayStep(0, "", "nginx.conf", listen=listen))


@pytest.mark.parametrize("listen", ["80", "0.0.0.0:80", "*:8080", "[::]:80", "localhost:8080"])
def test_usual_addresses_to_listen_on(listen: str) -> None:
    """All common forms are taken over."""
    text = emit_nginx(make_model([], []), GatewayStep(0, "", "nginx.conf", listen=listen)).text
    assert f"        listen {listen};\n" in text


def test_neutral_routes_lie_beside_the_configuration() -> None:
    """`routes.json` holds the whole model in the published form."""
    artifact = emit_routes(make_model(SHOP, ["orders"]), STEP)
    document = json.loads(artifact.text)
    jsonschema.validate(document, json.loads(build_schemas()["routes.schema.json"]))
    assert artifact.path == "gateway/step-03/routes.json"
    assert (document["step"], document["default"]) == (3, "monolith")
    assert [claim["pattern"] for claim in document["claims"]] == ["/orders/"]
    assert emit_nginx(make_model(SHOP, []), STEP).path == "gateway/step-03/nginx.conf"
