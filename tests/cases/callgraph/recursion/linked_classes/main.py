class Ping:
    def hit(self, left):
        return Pong().hit(left - 1) if left else 0


class Pong:
    def hit(self, left):
        return Ping().hit(left - 1) if left else 0


Ping().hit(3)
