"""The life of a boundary file on the bundled monolith: written, constrained, proposed again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.command_line import decomposer
from tests.source_tree import PROJECT

MONOLITH = str(PROJECT / "fixtures" / "monolith_app")
PAGE = (PROJECT / "docs" / "boundaries.md").read_text("utf-8")
WISHES = """\
# what we know
schema_version = 1

[services.money]  # the ledger team
pins = ["portal.models.core.Appeal", "portal.services.applications.file_appeal"]

[constraints]
services = "4..6"  # teams
apart = [["portal.models.core.Application", "portal.models.core.ApplicationEvent"]]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all of it happens, so that the source is read once."""
    return tmp_path_factory.mktemp("boundaries")


@pytest.fixture(scope="module")
def written(folder: Path) -> Path:
    """What a run writes."""
    assert decomposer(folder, "run", MONOLITH, "--out", "written").returncode == 0
    return folder / "written"


def example() -> str:
    """The file that the page shows."""
    (found,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_page_shows_a_file_that_works(folder: Path) -> None:
    """All that the example wants is kept by a proposal, and the proposal is a file that can be used."""
    (folder / "page.toml").write_text(example(), encoding="utf-8")
    done = decomposer(folder, "propose", MONOLITH, "--boundaries", "page.toml")
    assert done.returncode == 0, done.stderr
    wanted, found = tomllib.loads(example()), tomllib.loads(done.stdout)
    assert found["constraints"] == wanted["constraints"]
    assert found["services"]["vaccination"]["pins"] == wanted["services"]["vaccination"]["pins"]
    assert found["services"]["eligibility"]["owns"] == wanted["services"]["eligibility"]["owns"]
    assert 3 <= len(found["services"]) <= 9
    assert all(comment in done.stdout for comment in re.findall(r"# .*", example()))
    (folder / "next.toml").write_text(done.stdout, encoding="utf-8")
    again = decomposer(folder, "propose", MONOLITH, "--boundaries", "next.toml")
    assert again.stdout == done.stdout


def test_wishes_alone_are_completed_by_a_run(folder: Path, written: Path) -> None:
    """A file that says only what to keep gets its cut from the next run, and then stays as it is."""
    file = folder / "out" / "boundaries.toml"
    shutil.copytree(written, folder / "out")
    file.write_text(WISHES, encoding="utf-8")
    assert decomposer(folder, "run", MONOLITH, "--out", "out").returncode == 0
    text = file.read_text("utf-8")
    services = tomllib.loads(text)["services"]
    assert text.startswith("# what we know\n")
    assert 'services = "4..6"  # teams' in text
    assert 4 <= len(services) <= 6
    assert "portal.models.core.Appeal" in services["money"]["owns"]
    plan = json.loads((folder / "out" / "plan.json").read_bytes())
    assert {step["service"] for step in plan["steps"]} == set(services)
    decomposer(folder, "run", MONOLITH, "--out", "out")
    assert file.read_text("utf-8") == text


def test_a_cut_that_breaks_its_file_is_refused(folder: Path, written: Path) -> None:
    """Exit code 2, with the lines of both sides."""
    shutil.copytree(written, folder / "broken")
    broken = WISHES + '[services.cases]\nowns = ["portal.models.core"]\n'
    (folder / "broken" / "boundaries.toml").write_text(broken.replace("4..6", "1..6"), encoding="utf-8")
    done = decomposer(folder, "plan", MONOLITH, "--out", "broken")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "Error: broken/boundaries.toml:11: line 9 wants 'portal.models.core.Application' and "
    )
    assert "line 11 gives" in done.stderr


def test_contradictions_are_refused(folder: Path) -> None:
    """Before anything is searched, with both lines."""
    text = WISHES + 'together = [["portal.models.core.Application", "portal.models.core.ApplicationEvent"]]\n'
    (folder / "wrong.toml").write_text(text, encoding="utf-8")
    done = decomposer(folder, "propose", MONOLITH, "--boundaries", "wrong.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: wrong.toml:10: line 9 wants ")
    assert "but line 10 holds " in done.stderr
    (folder / "wishes.toml").write_text(WISHES, encoding="utf-8")
    few = decomposer(folder, "propose", MONOLITH, "--boundaries", "wishes.toml", "--services", "1")
    assert (few.returncode, "at most 1 service can be here" in few.stderr) == (2, True)


def test_evidence_against_a_decision_is_told(folder: Path) -> None:
    """The proposal keeps it and says on stderr and in its reasons how much evidence is against it."""
    file = 'schema_version = 1\n[services.money]\nfrozen = true\nowns = ["portal.models.core.Appeal"]\n'
    (folder / "odd.toml").write_text(file, encoding="utf-8")
    call = ("propose", MONOLITH, "--boundaries", "odd.toml", "--format", "json", "--services", "3..9")
    done = decomposer(folder, *call)
    assert done.returncode == 0
    (found,) = json.loads(done.stdout)["objections"]
    assert (found["line"], found["path"], found["service"]) == (4, "portal.models.core.Appeal", "money")
    assert found["other_pull"] >= 3 * found["pull"]
    assert done.stderr.startswith(
        "Warning: odd.toml: line 4 keeps 'portal.models.core.Appeal' in 'money' (frozen), but "
    )


def test_a_warm_start_moves_what_has_a_strong_reason(folder: Path, written: Path) -> None:
    """An accepted cut stays as it is but for what is in the wrong place, what is new and what is gone."""
    text = (written / "boundaries.toml").read_text("utf-8")
    odd = ["portal.models.core.Appeal", "portal.models.citizen.Household", "portal.models.messages.Notification"]
    for unit in odd:
        text = re.sub(rf'\n *"{unit}",', "", text)
    listed = ",\n    ".join(f'"{unit}"' for unit in [*odd, "portal.gone"])
    wrong = f"{text}\n[services.odd]\nowns = [\n    {listed},  # here\n]\n"
    (folder / "wrong.toml").write_text(wrong, encoding="utf-8")
    call = ("propose", MONOLITH, "--boundaries", "wrong.toml", "--warm")
    done = decomposer(folder, *call, "--format", "json")
    found = json.loads(done.stdout)
    assert found["gone"] == ["portal.gone"]
    moved = [move for move in found["moves"] if move["why"] == "ties"]
    assert len({move["unit"] for move in moved} & set(odd)) == 2
    assert all(move["gain"] >= 0.5 for move in moved)
    assert all(f"{move['unit']}: {move['origin']} -> {move['target']} (gain " in done.stderr for move in moved)
    services = tomllib.loads(decomposer(folder, *call).stdout)["services"]
    assert len(services["odd"]["owns"]) == 1


def test_the_edit_loop(folder: Path) -> None:
    """Changes are shown with numbers before and after, tried, made, refused with a line, and undone by hand."""
    file = folder / "loop.toml"
    (folder / "given.toml").write_text(WISHES.replace("4..6", "4..30"), encoding="utf-8")
    file.write_text(decomposer(folder, "propose", MONOLITH, "--boundaries", "given.toml").stdout, encoding="utf-8")

    def change(*arguments: str) -> subprocess.CompletedProcess[str]:
        return decomposer(folder, "boundaries", arguments[0], MONOLITH, *arguments[1:], "--boundaries", "loop.toml")

    text = file.read_text("utf-8")
    tried = change("move", "portal.models.citizen.Household", "families", "--dry-run")
    assert "-> families: 2 names\n  portal.models.citizen.Household\n  table portal_household\n" in tried.stdout
    assert re.search(r"^modularity +0\.\d+ +0\.\d+$", tried.stdout, re.MULTILINE)
    assert file.read_text("utf-8") == text
    assert change("rename", "money", "ledger").returncode == 0
    assert change("pin", "portal.models.citizen.Citizen").returncode == 0
    services = tomllib.loads(file.read_text("utf-8"))["services"]
    assert "ledger" in services
    assert ["portal.models.citizen.Citizen"] in [table.get("pins") for table in services.values()]
    assert all(comment in file.read_text("utf-8") for comment in ("# what we know", "# the ledger team", "# teams"))
    changed = file.read_text("utf-8")
    refused = change("move", "portal.models.core", "ledger")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert re.match(r"Error: loop.toml:\d+: line \d+ wants 'portal.models.core.Application' and ", refused.stderr)
    assert re.match(r"Error: loop.toml:\d+: ", change("move", "portal.models.core.Appeal", "families").stderr)
    assert file.read_text("utf-8") == changed
    shown = decomposer(folder, "boundaries", "show", MONOLITH, "--boundaries", "loop.toml").stdout
    assert re.search(r"^ledger .* 2 pins$", shown, re.MULTILINE)


def test_services_are_divided_and_joined(folder: Path, written: Path) -> None:
    """A service in two parts by what ties it least, and again in one."""
    file = folder / "parts.toml"
    shutil.copy(written / "boundaries.toml", file)
    before = tomllib.loads(file.read_text("utf-8"))["services"]
    name = max(before, key=lambda one: len(before[one]["owns"]))
    split = decomposer(folder, "boundaries", "split", MONOLITH, name, "--into", "part", "--boundaries", "parts.toml")
    assert split.returncode == 0, split.stderr
    assert set(tomllib.loads(file.read_text("utf-8"))["services"]) == {*before, "part"}
    decomposer(folder, "boundaries", "merge", MONOLITH, name, "part", "--boundaries", "parts.toml")
    after = tomllib.loads(file.read_text("utf-8"))["services"]
    assert set(after) == set(before)
    assert set(after[name].get("tables", [])) == set(before[name].get("tables", []))
