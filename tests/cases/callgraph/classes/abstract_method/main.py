from abc import ABC, abstractmethod


class Channel(ABC):
    def notify(self):
        return self.send()

    @abstractmethod
    def send(self): ...


class Mail(Channel):
    def send(self):
        return 1


class Letter(Channel):
    def send(self):
        return 2


for channel in (Mail(), Letter()):
    channel.notify()
