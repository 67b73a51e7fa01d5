class Row:
    def show(self):
        return 1


def run():
    rows = {}
    rows.update(a=Row())
    rows.setdefault("b", Row()).show()
    rows.get("a").show()
    for key, row in rows.items():
        row.show()
    for row in rows.values():
        row.show()
    rows.pop("a").show()


run()
