from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase): ...


tagging = Table("order_tags", Base.metadata, Column("order_id", ForeignKey("orders.id")), schema="shop")


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def greet(self): ...


class Order(Base):
    __tablename__ = "orders"
    customer_id = mapped_column(ForeignKey(Customer.id))
    customer: Mapped[Customer] = relationship(back_populates="orders")
    paid: Mapped[bool]

    def close(self):
        self.paid = True


class Invoice(Order):
    __tablename__ = "invoices"
    id = mapped_column(ForeignKey("orders.id"), primary_key=True)
