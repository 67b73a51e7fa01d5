from database import Session
from shop.models import Box, Item, Kind
from sqlalchemy import select


def prepare():
    with Session.begin() as session:
        session.add(Kind(id=1))
        session.add(Item(id=1, kind_id=1))
        session.add(Box(id=1, item_id=1))


def unpacked():
    with Session() as session:
        for box, item in session.execute(select(Box, Item).join(Item)):
            print(box.id, item.kind)


def by_position():
    with Session() as session:
        row = session.execute(select(Box, Item.id).join(Item)).first()
        return row[0].item


def listed():
    with Session() as session:
        rows = session.query(Item, Kind).join(Kind).all()
        return [item.kind.id for item, kind in rows]


def single():
    with Session() as session:
        (item,) = session.execute(select(Item)).one()
        return item.kind


def scalars():
    with Session() as session:
        return [item.kind for item in session.execute(select(Item)).unique().scalars().all()]


def mapped():
    with Session() as session:
        boxes = {box.id: box for box in session.scalars(select(Box))}
        return boxes[1].item


def narrowed():
    with Session() as session:
        return session.query(Box).join(Item).with_entities(Item).first().kind
