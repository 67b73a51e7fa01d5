def read():
    return ""


def run():
    return list(iter(read, ""))


run()
