from importlib.metadata import entry_points

from pkg_resources import iter_entry_points
from stevedore import ExtensionManager
from stevedore.driver import DriverManager


class Window:
    @staticmethod
    def open():
        return named()


def main():
    for entry in entry_points(group="shop.senders"):
        entry.load()().send("all")


def named():
    (one,) = entry_points(group="shop.hooks", name="hook")
    return one.load()("one")


def by_name():
    return entry_points(group="shop.senders")["mail"].load()().send("mail")


def selected():
    for one in entry_points().select(group="shop.hooks"):
        one.load()("selected")


def old():
    for entry in iter_entry_points("shop.hooks"):
        entry.load()("old")


def managed():
    for extension in ExtensionManager("shop.senders", invoke_on_load=True, invoke_args=()):
        extension.obj.send("managed")


def driven():
    return DriverManager("shop.senders", "mail", invoke_on_load=True).driver.send("driven")
