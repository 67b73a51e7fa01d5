class Window:
    def __init__(self, button):
        button.connect(self.clicked)

    def clicked(self):
        self.redraw()

    def redraw(self):
        return 1


class Button:
    def connect(self, callback):
        self.callback = callback

    def press(self):
        self.callback()


def run():
    button = Button()
    Window(button)
    button.press()


run()
