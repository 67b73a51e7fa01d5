"""Rules about tables: each has one owner, and nobody else writes, reads, joins or migrates it."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import ForeignAccess, Hit, Subject
from decomposer.model.finding import Rule
from decomposer.model.plan import SHARED_KERNEL

FOREIGN_WRITE = Rule(
    id="foreign-write",
    name="Write to a table of another service",
    severity="error",
    message="{source} writes the table {target} of {owner}",
    what="Code of one service inserts, updates or deletes rows of a table that another service owns, by an ORM or by "
    "SQL.",
    why="A table with two writers has no owner: no service can check its rules, change its columns or take it along. "
    "It is what keeps services in one database more than all else.",
    example='# orders/views.py, with tables = ["billing_invoice"] in the boundaries of billing\n'
    "Invoice.objects.create(order=order)  # foreign-write",
    instead="ask {owner} to write it: call what it exposes, start a task of it, or send an event",
)


def find_foreign_writes(subject: Subject) -> Iterator[Hit]:
    """Statements that write."""
    return (one.hit() for one in _by_services(subject) if one.access.operation != "select")


FOREIGN_READ = Rule(
    id="foreign-read",
    name="Read a table of another service",
    severity="error",
    message="{source} reads the table {target} of {owner}",
    what="Code of one service reads a table that another service owns, by an ORM or by SQL; rows that come along with "
    "a query count.",
    why="Who reads a table depends on each of its columns, so that its owner cannot change them. Once the databases "
    "are apart, the query finds nothing.",
    example='# orders/views.py, with tables = ["billing_invoice"] in the boundaries of billing\n'
    "Invoice.objects.filter(paid=False)  # foreign-read",
    instead="ask {owner} for what is needed, or keep a copy that its events fill",
)


def find_foreign_reads(subject: Subject) -> Iterator[Hit]:
    """Statements that read."""
    return (one.hit() for one in _by_services(subject) if one.access.operation == "select")


FOREIGN_SQL = Rule(
    id="foreign-sql",
    name="Name a table of another service in SQL",
    severity="error",
    message="{source} names the table {target} of {owner} in SQL",
    what="A statement in SQL names a table that another service owns. It is a foreign read or write as well; this "
    "rule is about the text.",
    why="Text in SQL is found by no import, moved by no rename and sent to another database by no router: it breaks "
    "when the table goes, and not before it runs.",
    example='cursor.execute("SELECT total FROM billing_invoice WHERE id = %s", [pk])  # foreign-sql',
    instead="let {owner} run the query and expose its result",
)


def find_foreign_sql(subject: Subject) -> Iterator[Hit]:
    """Statements that are written as SQL."""
    return (one.hit() for one in _by_services(subject) if one.access.mechanism == "sql")


FOREIGN_KEY = Rule(
    id="foreign-key",
    name="Foreign key to a table of another service",
    severity="error",
    message="{source} refers to the table {target} of {owner} by a foreign key",
    what="A table has a foreign key, a one-to-one or a many-to-many relation to a table of another service.",
    why="A database checks keys only inside of itself. Once the tables are apart, there is no constraint, no join and "
    "no cascade.",
    example="class Order(models.Model):\n"
    '    invoice = models.ForeignKey("billing.Invoice", models.CASCADE)  # foreign-key',
    instead="keep the identifier in a plain column, and have {owner} tell when what it names is deleted",
)


def find_foreign_keys(subject: Subject) -> Iterator[Hit]:
    """Keys over a border."""
    of_table = subject.owners.of_table
    for one in subject.program.foreign_keys:
        source, owner = of_table(one.table), of_table(one.target)
        if source != owner and one.confidence != "guess":
            yield Hit(source, owner, one.target, one.location, f"{one.table}.{one.column}")


FOREIGN_JOIN = Rule(
    id="foreign-join",
    name="Join tables of several services",
    severity="error",
    message="{source} joins the table {target} of {owner} with tables of others",
    what="One query reads tables of several services together, in SQL or by the relations of an ORM.",
    why="No database joins what lies in two. The query must become two questions, with the rows put together in the "
    "program: that is another query, with other costs.",
    example='Order.objects.select_related("invoice")  # foreign-join',
    instead="ask {owner} for its part by the identifiers, or keep a copy of the columns",
)


def find_foreign_joins(subject: Subject) -> Iterator[Hit]:
    """Queries over tables of several owners, once for each table that the code does not own."""
    for one in subject.program.joins:
        source = subject.owners.of_symbol(one.function)
        owners = {table: subject.owners.of_table(table) for table in one.tables}
        if source in {None, SHARED_KERNEL} or len(set(owners.values())) == 1:
            continue
        for table, owner in owners.items():
            if owner != source:
                yield Hit(str(source), owner, table, one.location, one.function)


FOREIGN_MIGRATION = Rule(
    id="foreign-migration",
    name="Migration that touches a table of another service",
    severity="error",
    message="a migration of {source} touches the table {target} of {owner}",
    what="A migration in the code of one service reads or writes rows of a table that another service owns.",
    why="Migrations run with the release of their service. Whoever moves rows of others must be released in step with "
    "them, and fails once the table lies in another database.",
    example="# orders/migrations/0002_totals.py\n"
    "def fill(apps, schema_editor):\n"
    '    apps.get_model("billing", "Invoice").objects.update(total=0)  # foreign-migration',
    instead="move the step into a migration of {owner}",
)


def find_foreign_migrations(subject: Subject) -> Iterator[Hit]:
    """Statements in migrations."""
    for one in subject.program.accesses:
        source = subject.owners.of_migration(one.function)
        owner = subject.owners.of_table(one.table)
        if source is not None and source != owner and one.confidence != "guess" and not one.is_cascade:
            yield Hit(source, owner, one.table, one.location, one.function)


def _by_services(subject: Subject) -> Iterator[ForeignAccess]:
    """What the shared kernel does is a matter of its own."""
    return (one for one in subject.accesses if one.source != SHARED_KERNEL)
