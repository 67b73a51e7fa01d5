class Row:
    def show(self):
        return 1


def run():
    rows = []
    rows.append(Row())
    rows.extend([Row()])
    rows.insert(0, Row())
    rows.pop().show()
    rows.copy()[0].show()
    rows.reverse()


run()
