from sqlalchemy import Integer
from sqlalchemy.orm import mapped_column

from database import Base


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
