from sqlalchemy.orm import Mapped, mapped_column

from shop.database import Base


class Order(Base):
    __tablename__ = "orders"
    __versioned__ = {}
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "order"}

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    size: Mapped[int]


class Return(Order):
    __mapper_args__ = {"polymorphic_identity": "return"}


class Price(Base):
    __tablename__ = "prices"
    __versioned__ = {"table_name": "old_%s", "strategy": "validity"}

    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]


class Note(Base):
    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
