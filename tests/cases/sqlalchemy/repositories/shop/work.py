from database import Session
from shop.models import Item, Tag, User
from shop.repositories import Items, Repository, Users, find, save


def add_user():
    with Session() as session:
        Repository(User, session).create(id=1)
        session.commit()


def add_item():
    with Session() as session:
        Repository(Item, session).create(id=1)
        session.commit()


def list_tags():
    with Session() as session:
        return Repository(Tag, session).list()


def get_user():
    with Session() as session:
        return Repository(User, session).get(1)


def count_users():
    with Session() as session:
        return Users(session).count()


def drop_items():
    with Session() as session:
        Items(session).drop_all()


def find_tag():
    with Session() as session:
        return find(session, Tag, 1)


def find_user():
    with Session() as session:
        return find(session, User, 1)


def save_tag():
    with Session() as session:
        save(session, Tag(id=2))


def save_user():
    with Session() as session:
        save(session, User(id=2))
