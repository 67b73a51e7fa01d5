class Refused(Exception):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def run():
    raise Refused("no")


def prepared():
    error = Refused("later")
    raise error


for action in (run, prepared):
    try:
        action()
    except Refused:
        pass
