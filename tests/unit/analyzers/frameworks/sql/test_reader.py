"""Raw SQL in code becomes accesses at the call that runs it."""

from __future__ import annotations

import subprocess
import sys

from analyzers.frameworks.sql import SqlReader
from analyzers.program import Program
from tests.fakes.sources import program_of


def read(text: str, **more: str) -> Program:
    """The program of one file `app.py`, and others by name, as the SQL reader sees it."""
    return program_of({"app.py": text, **{f"{name}.py": source for name, source in more.items()}}, [SqlReader()])


def accesses(program: Program) -> list[tuple[str, str, str, str]]:
    """Function, operation, table and confidence of each access."""
    return [(a.function, a.operation, a.table, a.confidence) for a in program.accesses]


def reasons(program: Program) -> list[str]:
    """Why queries are not known."""
    return [spot.reason for spot in program.blind_spots if spot.kind == "query"]


def test_constant_through_imports() -> None:
    """A constant of another module is followed to the call."""
    program = read(
        """
        from queries import PAID
        def report(cursor):
            cursor.execute(PAID, [1])
        """,
        queries='PAID = "SELECT * FROM orders JOIN payments USING (id)"',
    )
    assert accesses(program) == [
        ("app.report", "select", "orders", "certain"),
        ("app.report", "select", "payments", "certain"),
    ]
    assert [(join.function, join.tables) for join in program.joins] == [("app.report", ("orders", "payments"))]
    assert {access.mechanism for access in program.accesses} == {"sql"}


def test_texts_with_holes() -> None:
    """What is joined, formatted or added later leaves the tables readable, with less confidence."""
    program = read(
        '''
        TABLE = "lines"
        def report(cursor, ids, order):
            cursor.execute("DELETE FROM a WHERE id = %s" % ids)
            cursor.execute("DELETE FROM {} WHERE id = {id}".format(TABLE, id=ids))
            cursor.execute(f"""
                DELETE FROM c
                WHERE id = {ids}""")
            sql = "DELETE FROM d "
            sql += "WHERE id = " + str(ids)
            cursor.execute(sql)
            cursor.execute(" ".join(["DELETE", "FROM", "e"]))
        ''',
    )
    assert [(a.table, a.confidence) for a in program.accesses] == [
        ("a", "likely"),
        ("lines", "likely"),
        ("c", "likely"),
        ("d", "likely"),
        ("e", "certain"),
    ]


def test_each_query_of_a_name() -> None:
    """A name with several queries has all of them, none for certain."""
    program = read(
        """
        def report(cursor, paid):
            sql = "SELECT * FROM a" if paid else "SELECT * FROM b"
            cursor.execute(sql)
            for statement in ("DELETE FROM c", "DELETE FROM d"):
                cursor.execute(statement)
        """
    )
    assert [(a.table, a.confidence, a.in_loop) for a in program.accesses] == [
        ("a", "likely", False),
        ("b", "likely", False),
        ("c", "likely", True),
        ("d", "likely", True),
    ]


def test_query_built_by_a_function() -> None:
    """What a function of the program returns is the query."""
    program = read(
        """
        def build(limit):
            return f"SELECT * FROM orders LIMIT {limit}"
        def report(connection, limit):
            connection.execute(build(limit))
        def first(connection):
            connection.execute(build(5))
        """
    )
    assert sorted(accesses(program)) == [
        ("app.first", "select", "orders", "certain"),
        ("app.report", "select", "orders", "likely"),
    ]


def test_query_handed_on() -> None:
    """The caller of a function that runs any query is the one who reads the table."""
    program = read(
        """
        class Store:
            def run(self, sql, args=()):
                self.cursor.execute(sql, args)
            def all(self, sql):
                return self.run(sql)

        def report(store: Store):
            store.all("SELECT * FROM orders")
            store.run(sql="DELETE FROM orders")
        """
    )
    assert accesses(program) == [
        ("app.report", "select", "orders", "certain"),
        ("app.report", "delete", "orders", "certain"),
    ]
    assert reasons(program) == []


def test_unknown_queries_are_blind_spots() -> None:
    """A query that cannot be known is said, with the reason; other `execute` methods are nobody's business."""
    program = read(
        """
        import settings_from_outside
        def parameter(cursor, sql):
            cursor.execute(sql)
        def beginning(cursor, verb):
            cursor.execute(f"{verb} FROM orders")
        def table(cursor, name):
            cursor.execute(f"SELECT * FROM {name}")
        def broken(cursor):
            cursor.execute("SELECT FROM WHERE (")
        def command(command, order):
            command.execute(order)
            command.execute("select the best")
        """
    )
    assert reasons(program) == [
        "the query comes from a parameter",
        "the beginning of the query is not known",
        "a table name in the SQL is not known",
        "the SQL cannot be parsed",
    ]
    assert program.accesses == ()


def test_sql_text_objects() -> None:
    """`text()` and its like hold the query where they are made, and `execute` does not count it again."""
    program = read(
        """
        from sqlalchemy import text
        def report(session):
            session.execute(text("SELECT * FROM orders"))
        """
    )
    assert accesses(program) == [("app.report", "select", "orders", "certain")]


def test_parser_is_loaded_only_for_sql() -> None:
    """A program without SQL does not pay for a SQL parser."""
    code = (
        "import sys; from tests.fakes.sources import program_of; from analyzers.frameworks.sql import SqlReader\n"
        "program_of({'a.py': 'def f(x): x.execute(1); x.text(\"plain\")'}, [SqlReader()])\n"
        "sys.exit('sqlglot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
