from sqlalchemy import Column, DateTime, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase): ...


class Keyed:
    id = Column(Integer, primary_key=True)


class Owned:
    @declared_attr
    def owner_id(cls):
        return Column(ForeignKey("users.id"))

    @declared_attr
    def owner(cls):
        return relationship("User", foreign_keys=[cls.owner_id])


class Dated(Base):
    __abstract__ = True
    made = Column(DateTime)

    @declared_attr
    def maker_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("users.id", ondelete="CASCADE"))


class User(Keyed, Base):
    __tablename__ = "users"


class Order(Keyed, Owned, Dated):
    __tablename__ = "orders"


class Note(Owned, Keyed, Base):
    __tablename__ = "notes"
