"""`check`, `baseline` and `rule`, as people and scripts use them, on a small project with tables."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

from decomposer.drift import RULES
from decomposer.report.findings.rule_page import render_rule
from tests.command_line import tree
from tests.fakes.shops import Call, edit

PROJECT = Path(__file__).parents[2]


def rules_of(call: Call) -> list[tuple[str, str, str]]:
    """Rule, state and target of all findings."""
    document = json.loads(call("check", "project", "--output-format", "json")[1])
    return [(one["rule"], one["state"], one["target"]) for one in document["findings"]]


def test_the_life_of_a_finding(shop: Path, call: Call) -> None:
    """New, accepted, gone and taken out; what is exposed is none, and the check writes nothing."""
    assert rules_of(call) == [
        ("foreign-call", "new", "billing.models.Invoice"),
        ("foreign-import", "new", "billing.models.Invoice"),
        ("foreign-write", "new", "billing_invoice"),
    ]
    before = {name: data for name, data in tree(shop).items() if not name.startswith(".decomposer-cache")}
    code, out, err = call("check", "project")
    assert (code, err) == (1, "")
    assert "foreign-write: orders writes the table billing_invoice of billing [new]" in out
    assert "  orders -> billing: 2 calls, 2 imports, 1 write" in out
    assert {name: data for name, data in tree(shop).items() if not name.startswith(".decomposer-cache")} == before
    assert call("baseline", "write", "project")[1] == "baseline accepts 3 findings, 0 findings before.\n"
    code, out, _ = call("check", "project")
    assert (code, out.splitlines()[-1]) == (0, "The boundaries hold: 0 new, 3 known, 0 gone.")
    edit(shop / "project/orders/views.py", "    session.add(Invoice(order=order))\n", "    return Invoice\n")
    assert {one for one in rules_of(call) if one[1] != "known"} == {
        ("foreign-call", "stale", "billing.models.Invoice"),
        ("foreign-write", "stale", "billing_invoice"),
    }
    assert call("check", "project")[0] == 1
    assert "| all |  | 1 | 0 | 2 |" in call("baseline", "status", "project")[1]
    assert call("baseline", "shrink", "project")[1] == "baseline accepts 1 finding, 3 findings before.\n"
    assert call("check", "project")[0] == 0


def test_what_a_package_imports_is_exposed_there(shop: Path, call: Call) -> None:
    """The name that a thing has in the `__init__` of a package is as good as the one in its module."""
    edit(shop / "boundaries.toml", '"billing.api.*"', '"billing.api.*", "billing.*"')
    assert ("foreign-call", "new", "billing.models.Invoice") in rules_of(call)
    (shop / "project/billing/__init__.py").write_text("from billing.models import Invoice\n")
    assert rules_of(call) == [("foreign-write", "new", "billing_invoice")]


def test_what_people_write_to_entries_is_kept(shop: Path, call: Call) -> None:
    """Writing again gives the same bytes; an entry that is over counts no more, and is named before."""
    call("baseline", "write", "project")
    path = shop / "baseline" / "billing.toml"
    edit(path, 'target = "billing_invoice" }', 'target = "billing_invoice", reason = "soon", until = 2030-01-31 }')
    text = path.read_bytes()
    assert call("baseline", "write", "project")[0] == 0
    assert path.read_bytes() == text
    code, out, _ = call("check", "project", "--today", "2030-01-20")
    assert (code, "2030-01-31 orders -> billing: foreign-write billing_invoice" in out) == (0, True)
    code, out, _ = call("check", "project", "--today", "2030-02-01")
    assert (code, "was accepted until 2030-01-31; soon" in out) == (1, True)


def test_files_and_formats(shop: Path, call: Call) -> None:
    """Several formats at once; the JSON is what its schema says; three calls give the same bytes."""
    texts = set()
    for number in range(3):
        files = (f"json=out/{number}.json", f"concise=out/{number}.txt")
        code, out, _ = call("check", "project", "--output-file", files[0], "--output-file", files[1], "--no-cache")
        texts.add((code, out, *((shop / one.partition("=")[2]).read_bytes() for one in files)))
    assert len(texts) == 1
    document = json.loads((shop / "out/0.json").read_bytes())
    schema = PROJECT / "decomposer/model/schema/check.schema.json"
    jsonschema.validate(document, json.loads(schema.read_bytes()))
    assert {one["target"] for one in document["findings"]} == {"billing.models.Invoice", "billing_invoice"}
    assert "project" not in document["findings"][0]["places"][0]["location"]
    assert (shop / "out/0.txt").read_text().splitlines()[0].startswith("project/orders/views.py:6: foreign-call orders")


@pytest.mark.usefixtures("shop")
def test_annotations_under_github_actions(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """They come by themselves, with paths from the current folder."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert "::error" not in call("check", "project")[1]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    out = call("check", "project")[1]
    assert "::error file=project/orders/views.py,line=6,title=foreign-write::orders writes the table" in out
    assert "::error" not in call("check", "project", "--output-format", "json")[1]


@pytest.mark.parametrize("form", ["sarif", "junit", "gitlab", "markdown", "github"])
def test_formats_for_programs(shop: Path, call: Call, form: str) -> None:
    """Three files of the same findings have the same bytes, with paths from the current folder."""
    files = [f"--output-file={form}=out/{number}" for number in range(2)]
    assert call("check", "project", *files)[0] == 1
    assert call("check", "project", "--no-cache", f"--output-file={form}=out/2")[0] == 1
    (data,) = {(shop / "out" / str(number)).read_bytes() for number in range(3)}
    assert b"project/orders/views.py" in data


@pytest.mark.usefixtures("shop")
def test_long_lists_are_cut_short(call: Call) -> None:
    """People are shown some findings and told of the others; known ones are shown when asked for."""
    assert "2 other findings not shown" in call("check", "project", "--limit", "1")[1]
    call("baseline", "write", "project")
    assert "foreign-write" not in call("check", "project")[1]
    assert "[known, does not fail]" in call("check", "project", "--known")[1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("boundaries.toml", "[services.billing]", "[services.billing"), "boundaries.toml:7: not valid TOML"),
        (("boundaries.toml", "expose =", "exposes ="), "boundaries.toml:10: unknown key 'exposes'; did you mean"),
        (
            ("boundaries.toml", '"billing"', '"biling"'),
            "boundaries.toml:8: unknown path 'biling'; did you mean 'billing'?",
        ),
        (
            ("project/billing/api.py", "def charge(order):", "def charge(order:"),
            "billing/api.py:1 of billing could not be",
        ),
        (("baseline/billing.toml", "rule =", "rules ="), "billing.toml:6: unknown key 'rules'"),
    ],
)
def test_what_cannot_be_judged(shop: Path, call: Call, change: tuple[str, str, str], message: str) -> None:
    """One line on stderr, exit code 2, never a green by silence."""
    call("baseline", "write", "project")
    edit(shop / change[0], *change[1:])
    code, out, err = call("check", "project")
    assert (code, out) == (2, "")
    assert message in err


def test_files_that_are_known_not_to_be_read(shop: Path, call: Call) -> None:
    """A service may have them when the boundaries list them; one that can be read must be taken out of the list."""
    edit(shop / "project/billing/api.py", "def charge(order):", "def charge(order:")
    (shop / "project/billing/tests.py").write_text("def test(:\n")
    with (shop / "boundaries.toml").open("a") as file:
        file.write('[check]\nunread = ["billing.api"]\n')
    code, out, _ = call("check", "project")
    assert (code, "  billing/api.py:1\n  billing/tests.py:1\n" in out) == (1, True)
    edit(shop / "project/billing/api.py", "def charge(order:", "def charge(order):")
    code, _, err = call("check", "project")
    assert (code, "boundaries.toml:12: 'billing.api' is no file that cannot be read" in err) == (2, True)


def test_part_of_a_template(shop: Path, call: Call) -> None:
    """A part of a template that cannot be read leaves the rest to be judged."""
    edit(shop / "project/billing/api.py", "def charge", "import jinja2\n\n\ndef charge")
    (shop / "project/billing/templates").mkdir()
    (shop / "project/billing/templates/bill.html").write_text("{{ bill }}{% if paid %}\n")
    scanned = json.loads(call("scan", "project", "--format", "json")[1])
    assert "a part that cannot be read" in {one["reason"] for one in scanned["blind_spots"]}
    call("baseline", "write", "project")
    assert call("check", "project")[0] == 0


def test_nothing_to_judge_by(shop: Path, call: Call) -> None:
    """Without boundaries, or with some that claim nothing, there is no verdict."""
    (shop / "boundaries.toml").write_text("schema_version = 1\n")
    assert "claims no service" in call("check", "project")[2]
    (shop / "boundaries.toml").unlink()
    code, _, err = call("check", "project")
    assert (code, "decomposer propose PATH > boundaries.toml" in err) == (2, True)
    assert call("check", "project", "--today", "soon")[0] == 2
    assert call("check", "project", "--output-file", "xml=a")[0] == 2


def test_rules_explain_themselves(call: Call) -> None:
    """`rule` lists all rules and prints the page of one; the pages of the documentation are these."""
    assert [line.split()[0] for line in call("rule")[1].splitlines()] == sorted(RULES)
    for name, rule in RULES.items():
        page = (PROJECT / "docs" / "rules" / f"{name}.md").read_text("utf-8")
        assert call("rule", name)[1] == render_rule(rule) == page
        headings = ["What it asks", "Why", "Example", "Do this instead", "How to allow it"]
        assert re.findall(r"^## (.*)$", page, re.MULTILINE) == headings
    assert {path.stem for path in (PROJECT / "docs" / "rules").glob("*.md")} == set(RULES)
    assert call("rule", "foreign")[0] == 2


def test_a_warm_check_loads_little(shop: Path, call: Call) -> None:
    """What clusters, draws or rewrites is not needed to check; where nothing changed, what links and judges neither."""
    call("baseline", "write", "project")
    heavy = ["networkx", "sklearn", "numpy", "libcst", "jinja2", "sqlglot"]
    assert loaded_by_check(shop, heavy) == "0 []"
    assert loaded_by_check(shop, [*heavy, "tomlkit", "decomposer.drift", "analyzers.link"]) == "0 []"


def loaded_by_check(shop: Path, names: Sequence[str]) -> str:
    """The exit code of a check in a process of its own, and which of the modules it loaded."""
    script = (
        "import sys; from decomposer.cli.main import run; code = run(['check', 'project', '-q'])\n"
        f"print(code, [name for name in {names!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=shop,
        env={"PYTHONPATH": str(PROJECT)},
        text=True,
        capture_output=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


def test_comments_are_short(shop: Path, call: Call) -> None:
    """What goes into a comment on a pull request is limited, also in a file; known findings are counted only."""
    assert call("check", "project", "--limit", "1", "--output-file=markdown=out/a.md")[0] == 1
    assert "2 other findings not shown." in (shop / "out/a.md").read_text()
    call("baseline", "write", "project")
    call("check", "project", "--output-file=markdown=out/b.md")
    assert "foreign-call" not in (shop / "out/b.md").read_text()
    assert "| `orders -> billing` | 2 calls, 2 imports, 1 write |" in (shop / "out/b.md").read_text()


def test_nothing_changed(shop: Path, call: Call) -> None:
    """The verdict of the last check counts until the code, the boundaries, the baseline or the day changes."""
    first = call("check", "project", "--today", "2030-01-01")
    (kept,) = shop.glob(".decomposer-cache/verdict-*")
    assert call("check", "project", "--today", "2030-01-01") == first
    assert [*shop.glob(".decomposer-cache/verdict-*")] == [kept]
    call("check", "project", "--today", "2030-01-02")
    call("baseline", "write", "project")
    assert "0 new, 3 known" in call("check", "project", "--today", "2030-01-01")[1]
    edit(shop / "boundaries.toml", 'expose = ["billing.api.*"]', 'expose = ["billing.**"]')
    assert "0 new, 1 known, 2 gone" in call("check", "project", "--today", "2030-01-01")[1]
    edit(shop / "project/orders/views.py", "    session.add(Invoice(order=order))\n", "    return Invoice\n")
    assert "0 new, 0 known, 3 gone" in call("check", "project", "--today", "2030-01-01")[1]
    for file in shop.glob(".decomposer-cache/verdict-*"):
        file.write_bytes(file.read_bytes()[:-1])
    assert "0 new, 0 known, 3 gone" in call("check", "project", "--today", "2030-01-01")[1]
