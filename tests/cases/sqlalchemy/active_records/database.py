from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import declarative_base, scoped_session, sessionmaker
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
db_session = scoped_session(sessionmaker(bind=engine))
Base = declarative_base()
Base.query = db_session.query_property()


class Record(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)

    @classmethod
    def find(cls, key):
        return cls.query.get(key)

    @classmethod
    def create(cls, **values):
        return cls(**values).save()

    def save(self):
        db_session.add(self)
        db_session.commit()
        return self

    def remove(self):
        db_session.delete(self)
        db_session.commit()


def create():
    Base.metadata.create_all(engine)
