from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

ORDERS = FileSystemLoader(Path(__file__).parent / "orders" / "templates")


def make(**options):
    below = PrefixLoader({"orders": ORDERS})
    loader = ChoiceLoader([below, PrefixLoader({"shop": below}, delimiter=":")])
    return Environment(**{**options, "loader": loader})
