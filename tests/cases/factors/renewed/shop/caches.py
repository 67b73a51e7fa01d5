import time

from cachetools.func import ttl_cache

RATES = {}
NEWS = {}
FILES = None
PAGES = {}
CLEANED = None
COLLECTED = 0
SHOWN = {}
COUNTS = {}
SCANNED = None
SEEN = None
PAUSED = False
LAST = None


def rates(name):
    found = RATES.get(name)
    if found is not None and time.time() - found[0] < 60:
        return found[1]
    made = len(name)
    RATES[name] = (time.time(), made)
    return made


def news(channel):
    if channel in NEWS:
        fetched, rows = NEWS[channel]
        if time.time() - fetched < 60:
            return rows
    rows = [channel]
    NEWS[channel] = (time.time(), rows)
    return rows


def files(changed):
    global FILES
    if FILES and FILES[0] == changed:
        found = FILES
    else:
        FILES = (changed, [])
        found = FILES
    return found


def shown(key):
    if SHOWN.get(key):
        return SHOWN[key]
    SHOWN[key] = key
    return key


def forget(key):
    SHOWN.pop(key, None)


def counted(key):
    if COUNTS.get(key, 0) > 9:
        return COUNTS[key]
    COUNTS[key] = COUNTS.get(key, 0)
    COUNTS[key] += 1
    return 0


def page(path, changed):
    found = PAGES.get(path)
    if found is None or found[0] != changed:
        PAGES[path] = (changed, path)
        found = PAGES[path]
    return found


def clean():
    global CLEANED
    now = time.monotonic()
    if CLEANED is None or now - CLEANED > 60:
        CLEANED = now
        return True
    return False


def collect():
    global COLLECTED
    now = time.monotonic()
    if now - COLLECTED < 1:
        return 0
    COLLECTED = now
    return 1


@ttl_cache(ttl=60)
def remembered():
    return 1


class Scan:
    def __init__(self, rows):
        self.rows = rows
        self.loaded = time.monotonic()


def scan(rows):
    global SCANNED
    scanned = SCANNED
    if scanned is not None and time.monotonic() - scanned.loaded < 60:
        return scanned.rows, len(scanned.rows)
    SCANNED = Scan(rows)
    return rows, len(rows)


def paused(changed):
    global SEEN, PAUSED
    if changed != SEEN:
        SEEN, PAUSED = changed, bool(changed)
    return PAUSED


def is_new(status):
    global LAST
    if status != LAST:
        LAST = status
        return True
    return False


class Limits:
    def __init__(self):
        self.low = 0
        self.high = 0


LIMITS = Limits()


def adapt(low, high):
    if low != LIMITS.low or high != LIMITS.high:
        LIMITS.low = low
        LIMITS.high = high
