class Item:
    def use(self):
        return self

    def __call__(self):
        return Item()


def run(flag):
    base = {"a": Item()}
    more = {**base, "b": Item()}
    more["a"].use()
    picked = [Item()] if flag else []
    picked[0].use()
    (found := Item()).use()
    found().use()
    both = [Item()] + [Item()]
    both[1].use()
    Item.use(found)
    type(found)().use()
    next(iter([Item()])).use()
    list(filter(None, [Item()]))[0].use()
    getattr(found, "use")()
    (lambda item=Item(): item.use())()


run(True)
