from typing import Protocol


class Sender(Protocol):
    def send(self) -> int: ...


class Mail:
    def send(self) -> int:
        return 1


class Letter:
    def send(self) -> int:
        return 2


def deliver(sender: Sender) -> int:
    return sender.send()


deliver(Mail())
