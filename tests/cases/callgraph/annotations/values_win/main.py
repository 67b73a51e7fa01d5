class Channel:
    def send(self):
        return 0


class Mail(Channel):
    def send(self):
        return 1


class Letter(Channel):
    def send(self):
        return 2


def deliver(channel: Channel):
    return channel.send()


deliver(Mail())
