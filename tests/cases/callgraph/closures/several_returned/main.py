def save(items):
    return items


def load():
    return []


def make_store():
    items = load()

    def put(item):
        items.append(item)
        save(items)

    def clear():
        items.clear()

    return put, clear


put, clear = make_store()
put(1)
clear()
