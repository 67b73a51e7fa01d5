from database import Session, engine
from shop.models import Box, Item, packed
from sqlalchemy import delete, exists, func, insert, select, text, union_all, update
from sqlalchemy.dialects.sqlite import insert as insert_or_update


def prepare():
    with Session() as session:
        session.execute(insert(Item).values(size=1))
        session.execute(insert(Item), [{"size": 2}, {"size": 3}])
        session.commit()


def sizes():
    with Session() as session:
        return session.scalars(select(Item.size).order_by(Item.size)).all()


def biggest():
    with Session() as session:
        return session.scalar(select(func.max(Item.size)))


def pairs():
    with Session() as session:
        rows = session.execute(select(Item, packed.c.box_id).join(packed, packed.c.item_id == Item.id))
        return [item.size for item, box in rows]


def joined():
    with engine.connect() as connection:
        return connection.execute(packed.join(Item.__table__).select()).fetchall()


def shrink():
    with Session.begin() as session:
        session.execute(update(Item).where(Item.size > 2).values(size=2))


def shrink_to_boxes():
    with Session.begin() as session:
        smallest = select(func.min(Box.size)).scalar_subquery()
        session.execute(update(Item).values(size=smallest))


def drop():
    with Session.begin() as session:
        session.execute(delete(Item).where(~exists().where(packed.c.item_id == Item.id)))


def pack():
    with engine.begin() as connection:
        connection.execute(packed.insert().from_select(["item_id"], select(Item.id)))


def pack_again():
    statement = insert_or_update(packed).values(item_id=1, box_id=2)
    with engine.begin() as connection:
        connection.execute(statement.on_conflict_do_update(index_elements=["item_id"], set_={"box_id": 3}))


def raw():
    with engine.connect() as connection:
        return connection.execute(text("SELECT size FROM boxes JOIN packed ON box_id = boxes.id")).all()


def common():
    large = select(Item.id).where(Item.size > 1).cte("large")
    with Session() as session:
        return session.execute(select(packed).where(packed.c.item_id == large.c.id)).all()


def both():
    with Session() as session:
        return session.execute(union_all(select(Item.id), select(Box.id))).all()


def statement_of(size):
    return select(Box).where(Box.size == size)


def execute(statement):
    with Session() as session:
        return session.execute(statement).scalars().all()


def boxes():
    return execute(statement_of(1))


def items():
    return execute(select(Item))
