from enum import Enum


class State(Enum):
    OPEN = 1
    CLOSED = 2

    def label(self):
        return self.text()

    def text(self):
        return self.name

    @classmethod
    def default(cls):
        return cls.OPEN


def first():
    return State.OPEN.label()


def loop():
    for state in State:
        state.text()


first()
loop()
State.default().label()
