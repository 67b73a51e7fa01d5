from .registry import FORMATS, HANDLERS, Kind, handler, late, plain

late("first")


@handler("a")
def handle():
    return 1


@plain
def csv():
    return 2


class Special(Kind):
    pass


def run(name="a"):
    late(name)
    return HANDLERS[name](), [one() for one in FORMATS]
