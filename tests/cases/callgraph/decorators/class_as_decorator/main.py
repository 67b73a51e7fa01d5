class Counted:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self):
        self.count += 1
        return self.function()


@Counted
def pay():
    return 1


pay()
