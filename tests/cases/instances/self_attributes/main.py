class Engine:
    def start(self):
        return 1


class Wheel:
    def turn(self):
        return 1


class Car:
    spare = Wheel()
    brake: "Brake"

    def __init__(self, engine: Engine, wheel):
        self.engine = engine
        self.wheel: Wheel = wheel
        self.wheels = [Wheel(), Wheel()]
        self.brake = Brake()

    def drive(self):
        self.engine.start()
        self.wheel.turn()
        self.wheels[0].turn()
        for wheel in self.wheels:
            wheel.turn()
        self.spare.turn()
        self.brake.press()


class Brake:
    def press(self):
        return 1


class Truck(Car):
    def drive(self):
        super().drive()
        self.engine.start()


Truck(Engine(), Wheel()).drive()
Car(Engine(), Wheel()).drive()
