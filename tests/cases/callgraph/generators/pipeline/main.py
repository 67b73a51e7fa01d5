class Row:
    def clean(self):
        return self

    def save(self):
        return 1


def read():
    yield Row()


def cleaned(rows):
    for row in rows:
        yield row.clean()


def run():
    for row in cleaned(read()):
        row.save()


run()
