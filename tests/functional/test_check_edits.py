"""Scripted edits of the bundled monolith: each gives exactly the finding that is meant, or none."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from analyzers.read import read_program
from decomposer.boundaries import read_boundaries, read_contract
from decomposer.drift import RULES, Subject, find_breaches
from decomposer.graph import outline
from decomposer.model.finding import Identity
from tests.source_tree import PROJECT

BOUNDARIES = """\
schema_version = 1
[services.office]
owns = ["backoffice"]
[services.portal]
owns = ["portal"]
settings = ["SMS_*"]
[shared]
owns = ["portal.common"]
[check.rules]
route-owner = "off"
task-owner = "off"
"""


class Edit(NamedTuple):
    """A text in a file is replaced, or added at its end if there is none to replace."""

    path: str
    before: str
    after: str
    found: tuple[str, ...] = ()
    """`rule source owner target` of each finding that is new with it."""


AUDIT = "backoffice/services/audit.py"
PAYOUTS = "backoffice/services/payouts.py"
SLOTS = "portal/services/vaccination.py"
PROGRAMMES = "portal/services/programmes.py"

QUIET = [
    Edit(AUDIT, '"""The audit trail."""\n', '"""The audit trail.\n\n\nOn many more lines.\n"""\n'),
    Edit(AUDIT, "def busiest_actions(since, limit=10):", "def busiest_actions(\n    since,\n    limit=10,\n):"),
    Edit(PAYOUTS, "def due_payouts(day=None):\n", "def due_payouts(day=None):\n    # A comment.\n"),
    Edit(
        PAYOUTS,
        "payout.status, payout.batch, payout.sent_on = Payout.SENT, batch, today()",
        "payout.status = Payout.SENT\n            payout.batch, payout.sent_on = batch, today()",
    ),
    Edit(
        PAYOUTS,
        "from portal.services.notify import notify\nfrom portal.services.programmes import spend_budget\n",
        "from portal.services.programmes import spend_budget\nfrom portal.services.notify import notify\n",
    ),
    Edit(PAYOUTS, "", "\n\ndef _again(day=None):\n    return run_batch(None, day)\n"),
    Edit(PAYOUTS, "", "\n\ndef _tell_again(payout):\n    notify(payout.citizen, 'payout_sent')\n"),
    Edit(
        AUDIT,
        "",
        "\n\n"
        "def _count():\n"
        "    from backoffice.models import DailySnapshot\n"
        "    return DailySnapshot.objects.count()\n"
        "",
    ),
    Edit(AUDIT, "", "\n\nTITLE = 'portal_reservation'\n"),
    Edit(SLOTS, "", "\n\ndef _places(slot):\n    return VaccinationSlot.objects.filter(pk=slot.pk).count()\n"),
    Edit(
        SLOTS,
        "def next_dose(citizen, vaccine):\n    done",
        "def next_dose(citizen, vaccine):\n    number = 0\n    done",
    ),
    Edit(PROGRAMMES, "    for budget in ProgrammeBudget", "    rows = list(rows)\n    for budget in ProgrammeBudget"),
    Edit("portal/common/counters.py", "", "\n\ndef counters():\n    return dict(_COUNTERS)\n"),
    Edit("backoffice/tasks/jobs.py", "", "\n\n@shared_task\ndef twice():\n    return nightly_snapshot()\n"),
    Edit(
        "backoffice/later.py",
        "",
        "from backoffice.services.audit import record_audit\n\n\ndef late():\n    record_audit('late')\n",
    ),
]
"""Moved lines, reformatting, sorted imports, callers that are new or renamed, code that stays inside its service."""

LOUD = [
    Edit(
        AUDIT,
        "",
        "\n\ndef _free():\n    from portal.services.vaccination import free_slots\n    return free_slots()\n",
        (
            "foreign-call office portal portal.services.vaccination.free_slots",
            "foreign-import office portal portal.services.vaccination.free_slots",
        ),
    ),
    Edit(
        PROGRAMMES,
        "",
        "\n\n"
        "def _audits():\n"
        "    from backoffice.models.reporting import AuditEntry\n"
        "    return AuditEntry.objects.count()\n"
        "",
        (
            "foreign-import portal office backoffice.models.reporting.AuditEntry",
            "foreign-read portal office backoffice_auditentry",
        ),
    ),
    Edit(
        PROGRAMMES,
        "",
        "\n\n"
        "def _open_batch():\n"
        "    from backoffice.models import PayoutBatch\n"
        "    PayoutBatch.objects.all().delete()\n"
        "",
        (
            "foreign-import portal office backoffice.models.payouts.PayoutBatch",
            "foreign-read portal office backoffice_payoutbatch",
            "foreign-write portal office backoffice_payoutbatch",
        ),
    ),
    Edit(
        AUDIT,
        "",
        "\n\n"
        "def _stock():\n"
        "    from django.db import connection\n"
        "    with connection.cursor() as cursor:\n"
        "        cursor.execute('UPDATE portal_centrestock SET doses = 0')\n"
        "",
        (
            "foreign-sql office portal portal_centrestock",
            "foreign-write office portal portal_centrestock",
        ),
    ),
    Edit(
        "backoffice/models/reporting.py",
        "class DailySnapshot(models.Model):\n",
        "class DailySnapshot(models.Model):\n"
        "    slot = models.ForeignKey('portal.VaccinationSlot', on_delete=models.CASCADE)\n"
        "",
        ("foreign-key office portal portal_vaccinationslot",),
    ),
    Edit(
        AUDIT,
        "",
        "\n\ndef _sms():\n    from django.conf import settings\n    return settings.SMS_KEY\n",
        ("foreign-setting office portal SMS_KEY",),
    ),
    Edit(
        "portal/common/counters.py",
        "",
        "\n\n"
        "def _names():\n"
        "    from portal.services.programmes import search_programmes\n"
        "    return search_programmes('')\n"
        "",
        ("shared-kernel shared kernel portal portal.services.programmes.search_programmes",),
    ),
    Edit(
        "portal/tasks/messages.py",
        "",
        "\n\ndef _again():\n    from backoffice.tasks.jobs import export_report\n    export_report.delay('x')\n",
        (
            "foreign-import portal office backoffice.tasks.jobs.export_report",
            "foreign-task portal office backoffice.tasks.jobs.export_report",
        ),
    ),
    Edit(
        AUDIT,
        "def entries_for(subject):\n    return",
        "def entries_for(subject):  # decomposer: allow foreign-read because it is fast\n    return",
        ("allow-comment office office backoffice.services.audit: allow foreign-read because it is fast",),
    ),
]
"""What crosses a border, each a finding that was not there."""


@pytest.fixture(scope="module")
def monolith(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the monolith and a cache."""
    folder = tmp_path_factory.mktemp("edits")
    shutil.copytree(PROJECT / "fixtures/monolith_app", folder / "plain", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "plain/portal/legacy/merge_households.py").unlink()
    return folder


def found(monolith: Path, name: str, edits: list[Edit]) -> set[Identity]:
    """What breaks the boundaries with all these edits."""
    root = monolith / name
    if edits:
        shutil.copytree(monolith / "plain", root)
    for one in edits:
        path = root / one.path
        text = path.read_text("utf-8") if path.exists() else ""
        assert one.before in text, one
        path.write_text(text.replace(one.before, one.after, 1) if one.before else text + one.after, "utf-8")
    graph = outline(read_program(root, cache_folder=monolith / "cache"))
    subject = Subject(graph, read_boundaries(BOUNDARIES, graph), read_contract(BOUNDARIES, RULES))
    return {one.identity for one in find_breaches(subject)}


def in_words(identities: set[Identity]) -> list[str]:
    """Rule, source, owner and target of each."""
    return sorted(f"{one.rule} {one.source} {one.owner} {one.target}" for one in identities)


@pytest.fixture(scope="module")
def known(monolith: Path) -> set[Identity]:
    """What breaks the boundaries before."""
    return found(monolith, "plain", [])


def test_edits_that_change_nothing(monolith: Path, known: set[Identity]) -> None:
    """Nothing is new, and nothing gone."""
    now = found(monolith, "quiet", QUIET)
    assert (in_words(now - known), in_words(known - now)) == ([], [])


def test_edits_that_cross_a_border(monolith: Path, known: set[Identity]) -> None:
    """Each finding that is meant, and no other."""
    now = found(monolith, "loud", LOUD)
    assert in_words(now - known) == sorted(line for one in LOUD for line in one.found)
    assert in_words(known - now) == []


def test_a_swap(monolith: Path, known: set[Identity]) -> None:
    """One call for another one is one finding that is gone, and one that is new."""
    swap = [
        Edit(PAYOUTS, "import spend_budget\n", "import release_budget\n"),
        Edit(PAYOUTS, "spend_budget(payout", "release_budget(payout"),
    ]
    now = found(monolith, "swap", swap)
    calls = {one for one in now ^ known if one.rule == "foreign-call" and one.source == "office"}
    names = {one.target.rpartition(".")[2]: one in now for one in calls}
    assert names["spend_budget"] is False
    assert names["release_budget"] is True
