class Mail:
    def ready(self):
        return True


class Letter:
    def ready(self):
        return True


def check(value):
    return isinstance(value, Mail) and value.ready()


check(Mail())
check(Letter())
