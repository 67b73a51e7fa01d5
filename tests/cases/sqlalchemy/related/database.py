from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
Session = sessionmaker(engine)


class Base(DeclarativeBase): ...


def create():
    Base.metadata.create_all(engine)
