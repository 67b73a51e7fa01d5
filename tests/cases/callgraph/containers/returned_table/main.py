def one():
    return 1


def two():
    return 2


def build():
    return {"one": one, "two": two}


def run(table=build()):
    table["two"]()
    build()["one"]()


run()
