def work():
    return 1


def run():
    eval("work()")


run()
