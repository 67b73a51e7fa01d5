RATES = None
STORAGE = None
QUEUE = None
LAST = None


def set_rates(rates):
    global RATES
    RATES = rates


def set_storage(storage):
    global STORAGE
    STORAGE = storage


def set_queue(queue):
    global QUEUE
    QUEUE = queue


def remember(error):
    global LAST
    LAST = error
