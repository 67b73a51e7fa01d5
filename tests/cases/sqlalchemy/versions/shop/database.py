from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, configure_mappers, sessionmaker
from sqlalchemy.pool import StaticPool
from sqlalchemy_continuum import make_versioned

engine = create_engine("sqlite://", poolclass=StaticPool)
Session = sessionmaker(engine)
make_versioned(user_cls="User")


class Base(DeclarativeBase): ...


def create():
    configure_mappers()
    Base.metadata.create_all(engine)
