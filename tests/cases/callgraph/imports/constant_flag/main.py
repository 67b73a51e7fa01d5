from second import chosen


def run():
    chosen()


run()
