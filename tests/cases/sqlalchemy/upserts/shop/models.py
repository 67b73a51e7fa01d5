from database import Base
from shop.storing import Storing
from sqlalchemy.orm import Mapped, mapped_column


class Item(Storing, Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Tag(Storing, Base):
    __tablename__ = "tags"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
