def work():
    return 1


exec("action = work")


def run():
    action()


run()
