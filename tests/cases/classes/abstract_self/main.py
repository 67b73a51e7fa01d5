class Base:
    def run(self):
        return self.step()

    def step(self):
        raise NotImplementedError


class One(Base):
    def step(self):
        return 1


class Two(Base):
    def step(self):
        return 2


One().run()
Two().run()
