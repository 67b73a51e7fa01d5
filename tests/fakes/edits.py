"""Edits of the bundled monolith, each with the findings that it must give: those that are new with it, or none."""

from __future__ import annotations

from typing import NamedTuple


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
    # Only for those who check types.
    Edit(
        AUDIT,
        "from portal.common import bump\n",
        "from portal.common import bump\nfrom typing import TYPE_CHECKING\n\n"
        "if TYPE_CHECKING:\n    from portal.models.vaccination import Vaccine\n",
    ),
    # A table of its own, a key to a table of its own, a transaction over its own tables.
    Edit(
        "backoffice/models/reporting.py",
        "",
        "\n\nclass Remark(models.Model):\n    snapshot = models.ForeignKey(DailySnapshot, on_delete=models.CASCADE)\n",
    ),
    Edit(
        "backoffice/reports/snapshot.py",
        "",
        "\n\ndef forget(day):\n"
        "    from django.db import transaction\n"
        "    with transaction.atomic():\n"
        "        DailySnapshot.objects.filter(day=day).delete()\n"
        "        Payout.objects.filter(sent_on=day).update(failure='')\n",
    ),
    # A migration, a test and a command of its own.
    Edit(
        "backoffice/migrations/0003_fill.py",
        "",
        "from django.db import migrations\n\n\n"
        "def fill(apps, schema_editor):\n"
        "    apps.get_model('backoffice', 'Payout').objects.update(failure='')\n\n\n"
        "class Migration(migrations.Migration):\n"
        "    dependencies = [('backoffice', '0002_initial')]\n"
        "    operations = [migrations.RunPython(fill)]\n",
    ),
    Edit(
        "backoffice/tests/test_slots.py",
        "",
        "from portal.services.vaccination import free_slots\n\n\ndef test_slots():\n    assert free_slots() == []\n",
    ),
    Edit(
        "backoffice/management/commands/again.py",
        "",
        "from django.core.management.base import BaseCommand\n"
        "from backoffice.services.payouts import run_batch\n\n\n"
        "class Command(BaseCommand):\n"
        "    def handle(self, *args, **options):\n"
        "        run_batch()\n",
    ),
    # A setting of its own; a call, a decorator and a callback of the shared kernel.
    Edit(
        "portal/services/notify.py",
        "",
        "\n\ndef _sms():\n    from django.conf import settings\n    return settings.SMS_KEY\n",
    ),
    Edit(
        AUDIT, "", "\n\ndef _noted():\n    from portal.common import remember\n    return remember('noted', _count)\n"
    ),
    Edit(
        "backoffice/views/reports.py",
        "",
        "\n\n@staff_required\ndef office_help(request):\n    return render(request, 'backoffice/home.html', {})\n",
    ),
    # A comment that is needed, over a whole function.
    Edit(
        AUDIT,
        "",
        "\n\n# decomposer: allow foreign-read, foreign-import because it is moved in spring until 2099-01-31\n"
        "def _programmes():\n"
        "    from portal.models import ProgrammeTag\n"
        "    return ProgrammeTag.objects.count()\n",
    ),
    # Text that looks like code or like SQL.
    Edit(
        PAYOUTS,
        "",
        '\n\nHELP = """\nfrom portal.services.vaccination import hold_slot\nDELETE FROM portal_vaccine\n"""\n',
    ),
    # A receiver of a signal of its own.
    Edit(
        "backoffice/receivers.py",
        "",
        "\n\n@receiver(post_save, sender='backoffice.PayoutBatch')\n"
        "def audit_batch(sender, instance, **kwargs):\n"
        "    record_audit('batch', instance)\n",
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
    # A transaction that is widened.
    Edit(
        SLOTS,
        "        CentreStock.objects.get(centre",
        "        from backoffice.models import DailySnapshot\n"
        "        DailySnapshot.objects.create(figures={})\n"
        "        CentreStock.objects.get(centre",
        (
            "foreign-import portal office backoffice.models.reporting.DailySnapshot",
            "foreign-write portal office backoffice_dailysnapshot",
            "split-transaction portal office backoffice_dailysnapshot",
        ),
    ),
    # A receiver of what happens elsewhere.
    Edit(
        "backoffice/receivers.py",
        "",
        "\n\n@receiver(post_save, sender='portal.CentreStock')\n"
        "def audit_stock(sender, instance, **kwargs):\n"
        "    record_audit('stock')\n",
        ("foreign-signal portal office backoffice.receivers.audit_stock",),
    ),
    # A join, by the ORM and in SQL.
    Edit(
        AUDIT,
        "",
        "\n\ndef _days():\n"
        "    from backoffice.models import DailySnapshot\n"
        "    return list(DailySnapshot.objects.select_related('slot'))\n",
        ("foreign-join office portal portal_vaccinationslot",),
    ),
    Edit(
        "backoffice/reports/sql.py",
        "",
        "\n\ndef _homes():\n"
        "    with connection.cursor() as cursor:\n"
        "        cursor.execute('SELECT 1 FROM backoffice_payout p JOIN portal_household h ON h.id = p.id')\n",
        (
            "foreign-join office portal portal_household",
            "foreign-read office portal portal_household",
            "foreign-sql office portal portal_household",
        ),
    ),
    # State of a module, written where it is not at home.
    Edit(
        AUDIT,
        "",
        "\n\ndef _calm():\n    from portal.services import vaccination\n    vaccination._HOLDS_PER_HOUR.clear()\n",
        (
            "foreign-import office portal portal.services.vaccination",
            "shared-state office portal global portal.services.vaccination._HOLDS_PER_HOUR",
        ),
    ),
    # Inheritance.
    Edit(
        "backoffice/views/money.py",
        "",
        "\n\nfrom portal.forms.requests import ApplicationForm\n\n\nclass OfficeForm(ApplicationForm):\n    pass\n",
        (
            "foreign-base office portal portal.forms.requests.ApplicationForm",
            "foreign-import office portal portal.forms.requests.ApplicationForm",
        ),
    ),
    # A call in a loop, of a function and of a method that comes along with a row.
    Edit(
        PAYOUTS,
        "",
        "\n\ndef _release(payouts):\n"
        "    from portal.services.programmes import release_budget\n"
        "    for payout in payouts:\n"
        "        release_budget(None, payout)\n",
        (
            "chatty-call office portal portal.services.programmes.release_budget",
            "foreign-call office portal portal.services.programmes.release_budget",
            "foreign-import office portal portal.services.programmes.release_budget",
        ),
    ),
    Edit(
        PAYOUTS,
        "",
        "\n\ndef _left(pk):\n    return Payout.objects.get(pk=pk).application.programme.budget_for(2030)\n",
        ("foreign-call office portal portal.models.core.Programme.budget_for",),
    ),
    # A migration.
    Edit(
        "backoffice/migrations/0004_vaccines.py",
        "",
        "from django.db import migrations\n\n\n"
        "def fill(apps, schema_editor):\n"
        "    apps.get_model('portal', 'Vaccine').objects.update(name='')\n\n\n"
        "class Migration(migrations.Migration):\n"
        "    dependencies = [('backoffice', '0003_fill')]\n"
        "    operations = [migrations.RunPython(fill)]\n",
        ("foreign-migration office portal portal_vaccine",),
    ),
    # A comment whose day is over, and one that says nothing.
    Edit(
        PAYOUTS,
        "",
        "\n\ndef _reminders():\n"
        "    from django.apps import apps\n"
        "    model = apps.get_model('portal', 'VaccinationReminder')\n"
        "    return model.objects.count()  # decomposer: allow foreign-read because old until 2029-12-31\n",
        (
            "allow-comment office office backoffice.services.payouts: allow foreign-read because old until 2029-12-31",
            "foreign-read office portal portal_vaccinationreminder",
        ),
    ),
    Edit(
        "backoffice/services/bank.py",
        "    total = 0\n",
        "    total = 0  # decomposer: allow everything\n",
        ("allow-comment office office backoffice.services.bank: allow everything",),
    ),
    # A function that is loaded by its name.
    Edit(
        AUDIT,
        "",
        "\n\ndef _expire():\n"
        "    from django.utils.module_loading import import_string\n"
        "    return import_string('portal.services.vaccination.expire_held')()\n",
        (
            "foreign-call office portal portal.services.vaccination.expire_held",
            "foreign-import office portal portal.services.vaccination.expire_held",
        ),
    ),
    # A route behind one that takes all of its requests.
    Edit(
        "backoffice/urls.py",
        '    path("", reports.office_home, name="home"),\n',
        '    path("", reports.office_home, name="home"),\n    path("", cases.case_start, name="late"),\n',
        ("shadowed-route office office POST /backoffice/",),
    ),
    # The kernel owns data.
    Edit(
        "portal/common/dates.py",
        "",
        "\n\ndef holidays():\n"
        "    from django.db import connection\n"
        "    with connection.cursor() as cursor:\n"
        "        cursor.execute('SELECT day FROM portal_householdmember')\n",
        ("shared-kernel shared kernel portal portal_householdmember",),
    ),
]
"""What crosses a border, each a finding that was not there."""
