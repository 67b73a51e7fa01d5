class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


def deliver(values):
    for value in values:
        if not isinstance(value, Mail):
            continue
        value.send()


deliver([Mail(), Letter()])
