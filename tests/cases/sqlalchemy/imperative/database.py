from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.orm import Session, registry, relationship
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
metadata = MetaData()
mapping = registry(metadata=metadata)
batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String),
)
lines = Table("lines", metadata, Column("id", Integer, primary_key=True), Column("size", Integer))
allocations = Table(
    "allocations",
    metadata,
    Column("line_id", ForeignKey("lines.id")),
    Column("batch_id", ForeignKey(batches.c.id)),
)


class Line: ...


class Batch:
    def __init__(self, reference):
        self.reference = reference


def start_mappers():
    mapper = mapping.map_imperatively(Line, lines)
    mapping.map_imperatively(Batch, batches, properties={"lines": relationship(mapper, secondary=allocations)})


start_mappers()


def create():
    metadata.create_all(engine)


def add():
    with Session(engine) as session:
        session.add(Batch("a"))
        session.commit()


def find():
    with Session(engine) as session:
        return [batch.lines for batch in session.scalars(select(Batch).where(Batch.reference == "a"))]
