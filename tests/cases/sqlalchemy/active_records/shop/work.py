from shop.models import Item, User


def add_user():
    User.create(size=2)


def add_item():
    Item(size=1).save()


def drop_item():
    Item.find(1).remove()


def find_user():
    return User.find(1)
