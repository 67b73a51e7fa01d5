from database import Session
from shop.models import Tag, User


def add_user():
    with Session() as session:
        session.add(User(id=1))
        session.commit()


def add_tag():
    with Session() as session:
        session.add(Tag(id=1))
        session.commit()


def change_user():
    with Session() as session:
        user = session.get(User, 1)
        user.key = "other"
        session.commit()
