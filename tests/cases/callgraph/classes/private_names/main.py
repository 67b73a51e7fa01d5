class Base:
    def run(self):
        return self.__step()

    def __step(self):
        return 1


class Derived(Base):
    def go(self):
        return self.__step()

    def __step(self):
        return 2


Derived().run()
Derived().go()
