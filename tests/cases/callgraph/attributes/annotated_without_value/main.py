from dataclasses import dataclass


class Engine:
    def start(self):
        return 1


class Proxy:
    engine: Engine
    name: str

    def __init__(self):
        self.name = "proxy"

    def __getattr__(self, name):
        return self.made()

    def made(self):
        return Engine()


class Given:
    engine: Engine

    def __getattr__(self, name):
        return None

    @property
    def engine(self):
        return Engine()


@dataclass
class Car:
    engine: Engine

    def __getattr__(self, name):
        return None


class Late:
    engine = Engine()
    engine: Engine

    def __getattr__(self, name):
        return None


Proxy().engine.start()
print(Proxy().name)
Given().engine.start()
Car(Engine()).engine.start()
Late().engine.start()
