class Base:
    def post(self):
        self.thing = self.find()
        return self.thing


class Doors(Base):
    def find(self):
        return 1


class Windows(Base):
    def find(self):
        return 2


Doors().post()
