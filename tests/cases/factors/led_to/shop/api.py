"""What other programs import: nothing here calls it."""

CALLS = []


def log(row):
    """Called by a script of a customer."""
    _write(row)
    _count(row)


def _write(row):
    with open("rows.txt", "a") as rows:
        rows.write(row)


def _count(row):
    CALLS.append(row)
    if row:
        _count(row[1:])
