FORCED = None
COUNTS = {}
LATEST = None
FULL = {}
OTHER = None


def forced(again=False):
    global FORCED
    if FORCED is None or again:
        FORCED = [again]
    return FORCED


def count(name="nut"):
    if name not in COUNTS:
        COUNTS[name] = 0
    COUNTS[name] += 1


def latest(name="nut"):
    global LATEST
    if LATEST is not None:
        LATEST = name
    return LATEST


def full(name="nut"):
    if name in FULL:
        FULL[name] = 1
    return FULL


def other(event=None):
    global OTHER
    if event is None and OTHER:
        return OTHER
    OTHER = [event]
    return OTHER
