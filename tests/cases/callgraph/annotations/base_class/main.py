class Channel:
    def send(self):
        return 0


class Mail(Channel):
    def send(self):
        return 1


def deliver(channel: Channel):
    return channel.send()


deliver(eval("Channel()"))
deliver(eval("Mail()"))
