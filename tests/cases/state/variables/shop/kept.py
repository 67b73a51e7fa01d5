from collections import defaultdict, deque

COUNT = 0
SEEN = []
RATES = {"gold": 1}
BY_NAME = defaultdict(list)
LAST = deque(maxlen=3)
NAMES = ("a", "b")
LIMITS = {"gold": 3}


def count():
    global COUNT
    COUNT += 1
    return COUNT


def see(name="nut"):
    SEEN.append(name)
    BY_NAME.setdefault(name, []).append(name)
    BY_NAME["all"].append(name)


def forget():
    del SEEN[0]
    LAST.append(SEEN)


def rate():
    RATES["gold"] = RATES["gold"] + 1
    return RATES.get("gold"), LIMITS["gold"], NAMES[0]


def local():
    SEEN = []
    SEEN.append(1)
    counts = dict(LIMITS)
    counts["x"] = 1
    return counts
