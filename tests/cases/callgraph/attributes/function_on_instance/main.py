class Button:
    def __init__(self, action):
        self.action = action

    def press(self):
        return self.action()


def save():
    return 1


Button(save).press()
