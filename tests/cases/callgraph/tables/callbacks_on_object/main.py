class Event:
    def __init__(self):
        self.listeners = []

    def connect(self, listener):
        self.listeners.append(listener)

    def fire(self, value):
        for listener in self.listeners:
            listener(value)


def save(value):
    return value


class Mailer:
    def send(self, value):
        return value


event = Event()
event.connect(save)
event.connect(Mailer().send)
event.fire(1)
