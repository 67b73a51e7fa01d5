from typing import Union


class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


def new(channel: Mail | Letter):
    return channel.send()


def old(channel: Union[Mail, Letter]):
    return channel.send()


for text in ("Mail()", "Letter()"):
    new(eval(text))
    old(eval(text))
