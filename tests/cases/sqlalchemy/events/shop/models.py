from sqlalchemy import Integer, event, insert
from sqlalchemy.orm import Session, mapped_column, validates

from database import Base


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
    size = mapped_column(Integer)

    @validates("size")
    def check(self, key, value):
        return value


class Log(Base):
    __tablename__ = "logs"
    id = mapped_column(Integer, primary_key=True)


@event.listens_for(Order, "after_insert")
def log_order(mapper, connection, target):
    connection.execute(insert(Log).values())


def log_update(mapper, connection, target):
    connection.execute(insert(Log).values())


event.listen(Order, "after_update", log_update)


@event.listens_for(Session, "before_commit")
def before_commit(session):
    print(session)


class Receipt(Base):
    __tablename__ = "receipts"
    id = mapped_column(Integer, primary_key=True)


@event.listens_for(Receipt, "after_insert")
def on_receipt(mapper, connection, target):
    @event.listens_for(Session, "after_flush", once=True)
    def note_receipt(session, context):
        session.execute(insert(Log).values())
