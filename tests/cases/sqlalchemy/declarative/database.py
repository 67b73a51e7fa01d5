from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, as_declarative, declarative_base, mapped_column, registry

engine = create_engine("sqlite://")


class Base(DeclarativeBase): ...


Old = declarative_base()
mapping = registry()


def make_base():
    return declarative_base()


Made = make_base()


@as_declarative()
class Decorated:
    id = Column(Integer, primary_key=True)


class User(Base):
    __tablename__ = "users"
    id = mapped_column(Integer, primary_key=True)


class Post(Old):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)


class Comment(Old):
    __tablename__ = "comments"
    id = Column(Integer, primary_key=True)
    post_id = Column("post", Integer, ForeignKey("posts.id"))
    parent_id = Column(ForeignKey(id))


@mapping.mapped
class Tag:
    __tablename__ = "tags"
    id = Column(Integer, primary_key=True)
    name = Column(String)


@mapping.mapped_as_dataclass
class Label:
    __tablename__ = "labels"
    id = mapped_column(Integer, primary_key=True, init=False)
    tag_id = mapped_column(ForeignKey(Tag.id), default=None)


class Page(Made):
    __tablename__ = "pages"
    id = Column(Integer, primary_key=True)


class Link(Decorated):
    __tablename__ = "links"


Models = mapping.generate_base()


class Note(Models):
    __tablename__ = "notes"
    id = Column(Integer, primary_key=True)
    tag_id = Column(ForeignKey("tags.id"), unique=True)
