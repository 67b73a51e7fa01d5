class Row:
    def show(self):
        return 1


def run():
    for row in list((Row(),)):
        row.show()
    tuple([Row()])[0].show()
    dict(a=Row())["a"].show()
    for row in reversed([Row()]):
        row.show()


run()
