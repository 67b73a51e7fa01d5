def one():
    return 1


def two():
    return 2


class Switch:
    def __init__(self):
        self.action = one

    def turn(self):
        self.action = two

    def press(self):
        self.action()


switch = Switch()
switch.press()
switch.turn()
switch.press()
