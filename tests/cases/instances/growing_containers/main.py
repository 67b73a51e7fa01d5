class Item:
    def use(self):
        return 1


def run():
    items = []
    items.append(Item())
    items[0].use()
    table = {}
    table["a"] = Item()
    table["a"].use()
    table.get("a").use()
    for key, item in table.items():
        item.use()


run()
