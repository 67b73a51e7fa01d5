from enum import Enum


class State(Enum):
    OPEN = 1
    CLOSED = 2

    def label(self):
        return self.name


State(1).label()
State["CLOSED"].label()
