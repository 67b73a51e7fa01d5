from database import Base
from sqlalchemy.orm import Mapped, mapped_column


def make_key():
    return "key"


def started(context):
    return context.get_current_parameters()["key"]


def touched():
    return "later"


class Dated:
    begun: Mapped[str] = mapped_column(default=started)
    changed: Mapped[str] = mapped_column(default="now", onupdate=touched)


class User(Dated, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(default=make_key)


class Tag(Base):
    __tablename__ = "tags"
    id: Mapped[int] = mapped_column(primary_key=True)
