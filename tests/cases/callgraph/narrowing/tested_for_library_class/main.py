from datetime import datetime
from statistics import median_low


class Order:
    def show(self):
        return 1


class Bill:
    def show(self):
        return 2


def by_library(value):
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (list, dict)):
        return value.copy()
    return None


def by_own_class(value):
    if isinstance(value, Order):
        return value.show()
    return None


def by_pattern(value):
    match value:
        case str():
            return value.upper()
        case Bill():
            return value.show()
    return None


for each in (datetime(2026, 1, 1), "a", [], {}):
    by_library(median_low([each]))
by_own_class(median_low([Order()]))
for each in ("a", Bill()):
    by_pattern(median_low([each]))
