from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import mapped_column

from database import Base


class Node(Base):
    __tablename__ = "nodes"
    id = mapped_column(Integer, primary_key=True)
    parent_id = mapped_column(ForeignKey("nodes.id"))


class Mark(Base):
    __tablename__ = "marks"
    id = mapped_column(Integer, primary_key=True)
    node_id = mapped_column(ForeignKey("nodes.id"))


class Copy(Base):
    __tablename__ = "copies"
    id = mapped_column(Integer, primary_key=True)
