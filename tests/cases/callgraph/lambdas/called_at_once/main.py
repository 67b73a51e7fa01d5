def work():
    return 1


value = (lambda: work())()


def run():
    return (lambda action: action())(work)


run()
