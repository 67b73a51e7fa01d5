class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


def mail(value):
    if isinstance(value, Mail):
        return value.send()
    return 0


def letter(value):
    if isinstance(value, Mail):
        return 0
    else:
        return value.send()


for channel in (Mail(), Letter()):
    mail(channel)
    letter(channel)
