import first


def run():
    first.second.work()


run()
