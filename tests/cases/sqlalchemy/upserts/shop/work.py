from database import Session
from shop.models import Item, Tag


def put_item():
    with Session() as session:
        Item.put(session, {"id": 1, "name": "tea"})
        session.commit()


def add_tag():
    with Session() as session:
        Tag.add_missing(session, {"id": 1, "name": "hot"})
        session.commit()
