class Circle:
    def area(self):
        return 1

    @classmethod
    def unit(cls):
        return cls()


class Square:
    def area(self):
        return 2
