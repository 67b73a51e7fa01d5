from database import Base
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declared_attr, relationship


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)


class Label:
    id = Column(Integer, primary_key=True)
    text = Column(String)

    @declared_attr
    def user_id(cls):
        return Column(Integer, ForeignKey("users.id"))


class HasLabels:
    @declared_attr
    def labels(cls):
        cls.Label = type(
            f"{cls.__name__:s}Label",
            (Label, Base),
            {
                "__tablename__": f"{cls.__tablename__:s}_label",
                "order_id": Column(Integer, ForeignKey(f"{cls.__tablename__}.id")),
            },
        )
        return relationship(cls.Label, cascade="all, delete-orphan")

    def label(self, text):
        self.labels.append(self.Label(text=text))


class HasNotes:
    @declared_attr
    def notes(cls):
        Note = type(
            "%sNote" % cls.__name__,
            (Base,),
            dict(
                __tablename__="%s_note" % cls.__tablename__,
                id=Column(Integer, primary_key=True),
                parent_id=Column(Integer, ForeignKey("{}.id".format(cls.__tablename__))),
            ),
        )
        return relationship(Note)


class Order(HasLabels, HasNotes, Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)


class Shop(HasLabels, Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
