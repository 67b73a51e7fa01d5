from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import Query, declarative_base, sessionmaker
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
Base = declarative_base()


class Sized(Query):
    def large(self):
        return self.filter_by(size=3)

    def take(self):
        return self.large().first()


Session = sessionmaker(engine, query_cls=Sized)


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    size = Column(Integer)

    def close(self):
        self.size = 0


class Item(Base):
    __tablename__ = "items"
    id = Column(Integer, primary_key=True)
    size = Column(Integer)


def create():
    Base.metadata.create_all(engine)


def add():
    with Session() as session:
        session.add(Order(size=3))
        session.commit()


def orders():
    return Session().query(Order).large().all()


def close():
    session = Session()
    session.query(Order).take().close()
    session.flush()


def items():
    return [item.id for item in Session().query(Item).large()]
