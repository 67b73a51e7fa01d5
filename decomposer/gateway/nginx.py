"""RouteModel -> nginx.conf of one step.

A claimed prefix becomes the pair `location = /p` and `location ^~ /p/`: nginx takes an exact location first, then the
longest prefix, and the slash ends the segment, so `/p-archive` is not caught. No claim lies below another one and there
is no other location but `/`, so the pair gets just the paths of its claim. All other rules become one `map`, whose
regular expressions nginx tries in the order of the file, as the interpreter tries the rules; `location /` sends a
request where the map says. `decomposer.gateway.reduction` shows why claims, these rules and the default together give
the interpreter's answer. Both sides look at the same path: nginx matches `$uri`, decoded and normalised as
`decomposer.gateway.interpreter.normalise` says. The backend gets the path as the client sent it.

nginx cancels all inherited `proxy_set_header` lines where a location has one of its own: each location has all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decomposer.model import Artifact, GatewayRoute, RouteModel
from decomposer.model.gateway import GatewayStep

from .nginx_text import address, comment, label, listen, quote, upstream_names, word
from .patterns import literal_text, read_pattern, render
from .reduction import reduce_rules
from .rules import Rule

IDENTITY_HEADERS = ("X-Auth-User", "X-Canary")
"""Headers that only the gateway itself may set; what a client sends under these names is dropped."""

_PROCESS = """\
worker_processes auto;
pid nginx.pid;
error_log error.log;
pcre_jit on;

events {
    worker_connections 1024;
}
"""

_FORWARDED = """\
proxy_set_header Host $edge_host;
proxy_set_header Connection $edge_connection;
proxy_set_header Upgrade $edge_upgrade;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Host $edge_host;
proxy_set_header X-Forwarded-Proto $scheme;
proxy_set_header X-Request-ID $edge_request_id;
""".splitlines()

_HEADER_VALUES = """\
# What the locations put into headers. A request keeps the id it came with; only WebSocket may switch protocols.
map $http_host $edge_host {
    default $http_host;
    "" $host;
}
map $http_x_request_id $edge_request_id {
    default $request_id;
    "~^[A-Za-z0-9._:-]{1,128}\\z" $http_x_request_id;
}
map $http_upgrade $edge_upgrade {
    default "";
    "~*^websocket\\z" websocket;
}
map $edge_upgrade $edge_connection {
    default "";
    websocket upgrade;
}
"""

_TRANSPARENT = """\
# The gateway is no stricter than the application behind it: no own limit on bodies, room for large headers.
server_tokens off;
client_max_body_size 0;
proxy_http_version 1.1;
proxy_redirect off;
proxy_read_timeout 300s;
proxy_buffer_size 32k;
proxy_buffers 8 32k;
proxy_busy_buffers_size 64k;
client_body_temp_path client_body_temp;
proxy_temp_path proxy_temp;
fastcgi_temp_path fastcgi_temp;
uwsgi_temp_path uwsgi_temp;
scgi_temp_path scgi_temp;
"""

_LOG_FIELDS = {
    "time": '"$time_iso8601"',
    "request_id": '"$edge_request_id"',
    "traceparent": '"$http_traceparent"',
    "method": '"$request_method"',
    "path": '"$uri"',
    "route": '"$edge_route"',
    "target": '"$proxy_host"',
    "status": "$status",
    "upstream_status": '"$upstream_status"',
    "duration": "$request_time",
}


def emit_nginx(model: RouteModel, step: GatewayStep) -> Artifact:
    """The whole configuration; it runs in any folder without privileges: `nginx -p FOLDER -c nginx.conf`."""
    names = upstream_names([upstream.name for upstream in model.upstreams])
    rules = reduce_rules(model)
    inner = [
        *_upstreams(model, names),
        "",
        *_server(model, names, step, has_table=bool(rules)),
        "",
        *(_table(rules, names, names[model.default]) if rules else []),
        *_HEADER_VALUES.splitlines(),
        "",
        *_log(step),
        "",
        *_TRANSPARENT.splitlines(),
    ]
    lines = [*_title(model, step), "", *_PROCESS.splitlines(), "", "http {", *_indent(inner), "}", ""]
    return Artifact(step.path, "\n".join(lines))


def _indent(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _block(head: str, lines: Sequence[str]) -> list[str]:
    return [f"{head} {{", *_indent(lines), "}"]


def _title(model: RouteModel, step: GatewayStep) -> Iterator[str]:
    out = [upstream.name for upstream in model.upstreams if upstream.name != model.default]
    yield comment(f"Gateway of step {step.number}: {step.title}")
    yield comment(f"Written by {step.generator}; the next run writes it again.")
    yield comment(f"Out of the monolith: {', '.join(out) or 'nothing'}. Everything else goes to {model.default}.")
    yield comment("Check it: nginx -t -p . -c nginx.conf (in this folder); run it: nginx -p . -c nginx.conf")
    yield comment(
        "Meaning: routes.json beside this file. The generator's tests send requests through nginx and compare."
    )
    yield comment("Set for your site: the addresses after `server` in the upstream blocks, and `listen` below them.")
    if model.skipped:
        yield "#"
        yield comment("These patterns have no form that nginx and Python read alike; they are not told apart here:")
    for route in model.skipped:
        yield comment(f"  {route.method} {route.pattern} (of {route.owner}): {route.reason}")


def _upstreams(model: RouteModel, names: dict[str, str]) -> Iterator[str]:
    yield "# Idle connections are given up before common servers close them: a POST is never sent into a closing one."
    for upstream in model.upstreams:
        lines = [f"server {address(upstream.address)};", "keepalive 32;", "keepalive_timeout 1s;"]
        yield from _block(f"upstream {names[upstream.name]}", lines)


def _server(model: RouteModel, names: dict[str, str], step: GatewayStep, *, has_table: bool) -> list[str]:
    lines = [f"listen {listen(step.listen)};", "server_name _;"]
    for claim in model.claims:
        lines += ["", *_claim(claim, names[claim.upstream])]
    rest = "$edge_target" if has_table else names[model.default]
    return _block("server", [*lines, "", *_location("/", "/", rest)])


def _claim(claim: GatewayRoute, target: str) -> list[str]:
    path = literal_text(read_pattern(claim.regex)) or ""
    return [
        *_location(f"= {word(path)}", claim.pattern, target),
        *_location(f"^~ {word(path + '/')}", claim.pattern, target),
    ]


def _location(match: str, route: str, target: str) -> list[str]:
    removed = [f'proxy_set_header {header} "";' for header in IDENTITY_HEADERS]
    lines = [f"set $edge_route {label(route)};", f"proxy_pass http://{target};", *_FORWARDED, *removed]
    return _block(f"location {match}", lines)


def _table(rules: Sequence[Rule], names: dict[str, str], default: str) -> list[str]:
    by_method = any(rule.methods is not None for rule in rules)
    key = '"$request_method $uri"' if by_method else "$uri"
    lines = [_table_line(rule, names[rule.upstream], by_method=by_method) for rule in rules]
    return [
        "# The routes that share a prefix with others, in the application's order: the first that matches decides.",
        *_block(f"map {key} $edge_target", [f"default {default};", *lines]),
        "",
    ]


def _table_line(rule: Rule, target: str, *, by_method: bool) -> str:
    text = f"~^{_methods(rule) if by_method else ''}{_path(rule)}"
    return f"{quote(text)} {target}; {comment(rule.pattern)}"


def _methods(rule: Rule) -> str:
    if rule.methods is None:
        return "[^ ]+ "
    names = sorted(rule.methods)
    return f"{names[0]} " if len(names) == 1 else f"(?:{'|'.join(names)}) "


def _path(rule: Rule) -> str:
    r"""The rule as an anchored expression; `\z`, since `$` also matches before a line feed at the end."""
    text = render(rule.node)
    whole = f"(?:{text})" if "|" in text else text
    return f"{whole}(?:/|\\z)" if rule.is_prefix else f"{whole}\\z"


def _log(step: GatewayStep) -> list[str]:
    fields = {**_LOG_FIELDS, "step": str(step.number)}
    text = ", ".join(f'"{name}": {value}' for name, value in fields.items())
    return [f"log_format edge escape=json '{{{text}}}';", "access_log access.log edge;"]
