from functools import partial


class Mail:
    def send(self):
        return 1


def deliver(channel, copies):
    return channel.send()


later = partial(deliver, Mail())
later(2)
partial(deliver, copies=1)(Mail())
