class Left:
    def go(self):
        return 1


class Right:
    def stop(self):
        return 2

    def go(self):
        return 3


for left, right in zip([Left()], [Right()]):
    left.go()
    right.stop()
