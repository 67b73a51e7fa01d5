"""Each format of a verdict: what its readers ask of it, with names that try to break out of it."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from decomposer.model import Location
from decomposer.model.finding import Place
from decomposer.report import findings
from tests.fakes.verdicts import verdict

HOSTILE = "a<b>&\"'|`]](x){}%\n\r::error,::\x00\udc80é"
VERDICT = verdict(HOSTILE)


def test_sarif() -> None:
    """Chains are code flows, known findings are suppressed, and each has a fingerprint."""
    log = json.loads(findings.render_sarif(VERDICT, "1.2"))
    assert (log["version"], log["$schema"].endswith("sarif-2.1.0.json")) == ("2.1.0", True)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("decomposer", "1.2")
    assert [rule["id"] for rule in driver["rules"]] == ["foreign-write", "other"]
    states = [(one["baselineState"], len(one["locations"]), "suppressions" in one) for one in run["results"]]
    assert states == [("new", 5, False), ("unchanged", 1, True), ("absent", 0, False), ("new", 1, False)]
    assert len({one["partialFingerprints"]["identity/v1"] for one in run["results"]}) == 4
    flow = run["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["physicalLocation"]["artifactLocation"]["uri"] for step in flow] == [
        "a%20b/0.py",
        "b.py",
        "c.py",
    ]


def test_junit() -> None:
    """Numbers are right on each level, and each rule has a case."""
    root = ET.fromstring(findings.render_junit(VERDICT))  # noqa: S314  # our own text
    assert (root.tag, root.attrib) == (
        "testsuites",
        {"name": "decomposer check", "tests": "5", "failures": "3", "errors": "0"},
    )
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.tag == "testsuite"
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
        assert all(case.attrib["classname"] == suite.attrib["name"] and case.attrib["name"] for case in cases)
    assert {child.tag for case in root.iter("testcase") for child in case} == {"failure", "skipped"}


def test_gitlab() -> None:
    """Each issue has a fingerprint of its own; what has no place is none."""
    issues = json.loads(findings.render_gitlab(VERDICT))
    assert all(re.fullmatch("[0-9a-f]{32}", issue["fingerprint"]) for issue in issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 3


def test_github() -> None:
    """One line for each finding, whatever is in its names; known ones on demand."""
    lines = findings.render_github(VERDICT).splitlines()
    assert len(lines) == 3
    assert all(re.fullmatch(r"::(error|warning|notice) [^:]*title=foreign-write::[^\n]+", line) for line in lines)
    assert lines[0].startswith("::error file=a b/0.py,line=1,title=")
    assert "%0D::error,::" in lines[2] or "%0D::error" in lines[2]
    assert findings.render_github(VERDICT, known=True).count("::notice") == 1


def test_markdown() -> None:
    """Nothing in a name ends a cell; the numbers are folded away."""
    text = findings.render_markdown(VERDICT)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) in {3, 5} for row in rows)
    assert "3 calls of 5 allowed, 1 read, 0 writes of 0 allowed" in text
    assert "<b>" not in text


@pytest.mark.parametrize("render", [findings.render_full, findings.render_concise, findings.render_markdown])
def test_limits(render: object) -> None:
    """What fails comes first; the rest is counted."""
    assert callable(render)
    assert "2 other findings not shown" in render(VERDICT, 1)
    assert "orders writes known" not in render(VERDICT, 1)
    assert "orders writes known" in render(VERDICT, known=True)


def test_full() -> None:
    """Places, chains, what to do, what ends soon, what was not read, and the sum."""
    text = findings.render_full(VERDICT)
    assert "    and 2 other places\n    soon\n    do: ask billing\n" in text
    assert "      over b.py:3 b.g\n" in text
    assert "  2030-01-31 orders -> billing: foreign-write known\n" in text
    assert "  bad.py:1\n" in text
    assert text.endswith("3 findings to look at: 2 new, 1 known, 1 gone.\n")


def test_places_for_programs_that_open_files() -> None:
    """Paths begin at the current folder; what has no place is put at the boundaries."""
    found = findings.placed(VERDICT, "src/", "boundaries.toml")
    assert found.findings[0].places[0].location == Location("src/a b/0.py", 0)
    assert found.findings[0].places[0].chain[0].location == Location("src/b.py", 3)
    assert found.findings[2].places == (Place(Location("boundaries.toml", 1), ""),)
    assert found.unread == (Location("src/bad.py", 1),)
