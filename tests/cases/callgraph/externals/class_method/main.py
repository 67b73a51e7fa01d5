from datetime import date


def run():
    return date.today()


run()
