class Refused(Exception):
    def __init__(self):
        self.log()

    def log(self):
        return 1


def run():
    raise Refused


try:
    run()
except Refused:
    pass
