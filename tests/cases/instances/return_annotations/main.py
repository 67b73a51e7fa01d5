from typing import Iterator

from stock import open_store, find, each, Store


def run():
    open_store().count()
    find("a").count()
    for store in each():
        store.count()
    Store.open().count()


run()
