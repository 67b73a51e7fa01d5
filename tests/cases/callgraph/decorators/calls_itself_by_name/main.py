class Counted:
    def __init__(self, function):
        self.function = function
        self.left = 3

    def __call__(self):
        self.left -= 1
        return countdown() if self.left else self.function()


@Counted
def countdown():
    return 1


countdown()
