class Item:
    def use(self):
        return self


class Other:
    def rest(self):
        return 1


def run():
    pair = (Item(), Other())
    pair[0].use()
    pair[1].rest()
    table = {"item": Item(), "other": Other()}
    table["item"].use()
    table["other"].rest()
    [item.use() for item in [Item(), Item()]]
    made = [Other() for _ in range(2)]
    made[0].rest()
    for name, item in [("a", Item())]:
        item.use()
    for other in sorted(made, key=id):
        other.rest()
    [Item()][-1].use()
    made[:1][0].rest()


run()
