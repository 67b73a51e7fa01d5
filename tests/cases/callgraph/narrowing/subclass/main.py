class Channel:
    def send(self):
        return 0


class Mail(Channel):
    def send(self):
        return 1


class Other:
    def send(self):
        return 2


def deliver(value):
    if isinstance(value, Channel):
        return value.send()
    return 0


for channel in (Mail(), Other()):
    deliver(channel)
