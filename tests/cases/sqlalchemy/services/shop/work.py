from shop.models import Item, User
from shop.storage import ItemService, UnitOfWork, UserService


def add_user():
    with UnitOfWork() as unit:
        unit.users.put(User())


def add_item():
    with UnitOfWork() as unit:
        unit.items.put(Item())


def all_users():
    with UnitOfWork() as unit:
        return unit.users.all()


def count_items():
    with UnitOfWork() as unit:
        return unit.items.count()


def read_user():
    return UserService().read(1)


def read_item():
    return ItemService().read(1)


def clear_items():
    with UnitOfWork() as unit:
        unit.items.clear()
