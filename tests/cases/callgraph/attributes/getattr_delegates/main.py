class Engine:
    def start(self):
        return 1


class Car:
    def __init__(self):
        self.engine = Engine()

    def __getattr__(self, name):
        return getattr(self.engine, name)


def drive(car):
    return car.start()


drive(Car())
