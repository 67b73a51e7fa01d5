"""The rule about transactions: one transaction, one service."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import Rule
from decomposer.model.plan import SHARED_KERNEL

SPLIT_TRANSACTION = Rule(
    id="split-transaction",
    name="Transaction over tables of several services",
    severity="error",
    message="a transaction of {source} writes the table {target} of {owner} together with tables of others",
    what="A transaction writes tables of several services: in its own lines, or in what is called inside it, however "
    "deep.",
    why="There is no transaction over two databases: after the cut, one half can be there without the other. Which "
    "writes must be undone, and by whom, has to be decided before.",
    example="with transaction.atomic():\n"
    "    order.save()\n"
    "    billing.api.charge(order)  # writes billing_invoice: split-transaction",
    instead="write what {owner} owns in a step of its own, after the commit, that can be repeated or undone",
)


def find_split_transactions(subject: Subject) -> Iterator[Hit]:
    """Each table of another owner that is written in a transaction with tables of several owners."""
    writers: dict[str, set[str]] = {}
    for one in subject.program.accesses:
        if one.operation != "select":
            writers.setdefault(one.table, set()).add(one.function)
    for scope in subject.program.transactions:
        source = subject.owners.of_symbol(scope.function)
        owners = {table: subject.owners.of_table(table) for table in scope.tables}
        if source in {None, SHARED_KERNEL} or len(set(owners.values())) < 2:
            continue
        foreign = ((table, owner, writers.get(table)) for table, owner in owners.items() if owner != source)
        for table, owner, known in foreign:
            chain = subject.chains.shortest(scope.function, known.__contains__) if known else ()
            # Without one, the way goes through a place that may call anything.
            if chain is not None:
                yield Hit(str(source), owner, table, scope.location, scope.function, chain=chain)
