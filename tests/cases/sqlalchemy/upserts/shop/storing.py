from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

_INSERTS = {"postgresql": postgres_insert, "sqlite": sqlite_insert}


class Storing:
    @classmethod
    def put(cls, session, values):
        made = _INSERTS[session.get_bind().dialect.name](cls).values(values)
        done = made.on_conflict_do_update(index_elements=["id"], set_={"name": made.excluded.name})
        session.execute(done)

    @classmethod
    def add_missing(cls, session, values):
        session.execute(sqlite_insert(cls).values(values).on_conflict_do_nothing())
