class Log:
    def write(self):
        return 1


class Base:
    log = Log()

    def work(self):
        return self.log.write()


class Derived(Base):
    def other(self):
        return Base.log.write()


Derived().work()
Derived().other()
