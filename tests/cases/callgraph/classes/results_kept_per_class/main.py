class Door:
    def shut(self):
        return 1


class Window:
    def shut(self):
        return 2


class Base:
    def post(self):
        self.thing = self.find()
        return self.finish()


class Doors(Base):
    def find(self):
        return Door()

    def finish(self):
        return self.thing.shut()


class Windows(Base):
    def find(self):
        return Window()

    def finish(self):
        return self.thing.shut()


Doors().post()
Windows().post()
