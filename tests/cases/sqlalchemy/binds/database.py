from sqlalchemy import Column, ForeignKey, Integer, MetaData, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
archive = create_engine("sqlite://", poolclass=StaticPool)
Base = declarative_base(metadata=MetaData(naming_convention={"pk": "pk_%(table_name)s"}))
ArchiveBase = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("orders.id", use_alter=True))
    parent = relationship("Order", remote_side=[id], viewonly=True)


class Old(ArchiveBase):
    __tablename__ = "old_orders"
    id = Column(Integer, primary_key=True)


Session = sessionmaker(binds={Base: engine, ArchiveBase: archive})


def create():
    Base.metadata.create_all(engine)
    ArchiveBase.metadata.create_all(archive)


def store():
    with Session() as session:
        session.add(Order())
        session.add(Old())
        session.commit()


def move():
    with Session.begin() as session:
        for order in session.query(Order):
            session.merge(Old(id=order.id + 10))
            session.delete(order)
