class Row:
    def show(self):
        return 1


def run():
    rows = set()
    rows.add(Row())
    for row in rows | {Row()}:
        row.show()
    rows.union([Row()]).pop().show()


run()
