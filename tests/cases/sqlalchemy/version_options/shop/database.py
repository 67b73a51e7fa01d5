from sqlalchemy import BigInteger, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, sessionmaker
from sqlalchemy.pool import StaticPool
from sqlalchemy_continuum import VersioningManager, make_versioned
from sqlalchemy_continuum.transaction import TransactionBase, TransactionFactory

engine = create_engine("sqlite://", poolclass=StaticPool)
Session = sessionmaker(engine)


class Changes(TransactionFactory):
    def create_class(self, manager):
        class Change(manager.declarative_base, TransactionBase):
            __tablename__ = "changes"
            __versioning_manager__ = manager

            id: Mapped[int] = mapped_column(BigInteger, primary_key=True)

        return Change


manager = VersioningManager(transaction_cls=Changes(), options={"strategy": "subquery"})
make_versioned(manager=manager, user_cls=None, options={"table_name": "%s_history"})


class Base(DeclarativeBase): ...


def create():
    configure_mappers()
    Base.metadata.create_all(engine)
