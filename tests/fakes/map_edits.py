"""Edits of the bundled monolith that change nothing for others, and edits of its boundaries."""

from __future__ import annotations

from typing import NamedTuple

from .edits import PAYOUTS, Edit

MOVES = [
    # A function that others call moves to another module of its service.
    Edit(
        "backoffice/services/accounts.py",
        "",
        "from backoffice.models import BankAccount\n\n\n"
        "def set_account(citizen, bank_code, number):\n"
        "    return BankAccount.objects.get_or_create(holder=citizen, defaults={'number': number})[0]\n",
    ),
    Edit(PAYOUTS, "def set_account(citizen, bank_code, number):", "def _set_account(citizen, bank_code, number):"),
    Edit("portal/views/my.py", "from backoffice.services.payouts import", "from backoffice.services.accounts import"),
    Edit(
        "portal/management/commands/seed_demo.py",
        "from backoffice.services.payouts import",
        "from backoffice.services.accounts import",
    ),
    # Functions, classes and modules that reach out get other names.
    Edit(PAYOUTS, "def hold_citizen(", "def hold_person("),
    Edit("backoffice/views/money.py", "hold_citizen", "hold_person"),
    Edit("backoffice/views/money.py", "hold_citizen", "hold_person"),
    Edit("backoffice/views/money.py", "class PayoutListView(", "class PayoutsView("),
    Edit("backoffice/urls.py", "money.PayoutListView", "money.PayoutsView"),
    Edit("backoffice/services/bank.py", "class FileBankGateway(", "class TextBankGateway("),
]
"""Definitions move or are renamed inside of their service."""


class MapEdit(NamedTuple):
    """A text in the boundaries is replaced."""

    before: str
    after: str
    found: tuple[str, ...] = ()
    """`rule source owner target` of each finding that is new with it, `*` for any text."""
    gone: tuple[str, str, str, str] | None = None
    """The four of all findings that are gone with it."""


MAP_EDITS = [
    MapEdit('owns = ["portal"]', 'owns = ["portal"]\n# A remark.'),
    MapEdit(
        'owns = ["portal"]',
        'owns = ["portal"]\nexpose_to = { office = ["portal.services.notify.*"] }',
        gone=("foreign-*", "office", "portal", "portal.services.notify.*"),
    ),
    MapEdit(
        'owns = ["portal"]',
        'owns = ["portal"]\nexpose = ["portal.forms.**"]',
        gone=("foreign-[ci]*", "*", "portal", "portal.forms.*"),
    ),
    MapEdit(
        "[check.rules]",
        '[check.budget]\n"office -> portal" = { writes = 0, tasks = 1 }\n[check.rules]',
        ("coupling-budget office portal writes",),
    ),
    MapEdit('owns = ["portal"]', 'owns = ["portal"]\nlevel = "off"', gone=("*", "*", "portal", "*")),
    MapEdit("[check.rules]", '[check]\nmonolith = "off"\n[check.rules]', gone=("*", "*", "monolith", "*")),
    MapEdit("[check.rules]", '[check.rules]\nforeign-key = "off"', gone=("foreign-key", "*", "*", "*")),
    MapEdit(
        'owns = ["backoffice"]',
        'owns = ["backoffice"]\ndiverted = ["GET /backoffice/audit/"]',
        ("diverted-route office office GET /backoffice/audit/ *",),
    ),
    MapEdit(
        "[check.rules]",
        "[check]\nexhaustive = true\n[check.rules]",
        tuple(f"unclaimed monolith monolith {name}" for name in ("config.*", "config.*", "config.*", "manage")),
    ),
]
"""Changes to what is asked."""

WRONG_MAPS = [
    MapEdit('settings = ["SMS_*"]', 'settings = ["SMS_*"]\n[services.more]\nsettings = ["SMS_*"]'),
    MapEdit(
        'settings = ["SMS_*"]',
        'routes = ["GET /backoffice/audit/"]\n[services.more]\nroutes = ["GET /backoffice/audit/"]',
    ),
    MapEdit('owns = ["backoffice"]', 'owns = ["backoffice", "portal"]'),
]
"""What is claimed twice."""
