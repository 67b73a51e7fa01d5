from sqlalchemy import ForeignKey, Integer, func, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import column_property, mapped_column, relationship, synonym

from database import Base


class Line(Base):
    __tablename__ = "lines"
    id = mapped_column(Integer, primary_key=True)
    order_id = mapped_column(ForeignKey("orders.id"))
    product_id = mapped_column(ForeignKey("products.id"))
    product = relationship("Product")


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
    lines = relationship(Line)
    products = association_proxy("lines", "product")
    number = synonym("id")
    count = column_property(select(func.count(Line.id)).where(Line.order_id == id).scalar_subquery())

    @hybrid_property
    def size(self):
        return len(self.lines)


class Product(Base):
    __tablename__ = "products"
    id = mapped_column(Integer, primary_key=True)
