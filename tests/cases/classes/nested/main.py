class Outer:
    class Inner:
        class Core:
            def act(self):
                return 1

        def go(self):
            return Outer.Inner.Core().act()

    def start(self):
        return self.Inner().go()


def factory():
    class Local:
        def act(self):
            return helper()

    def helper():
        return 1

    Local().act()
    return Local


Outer().start()
factory()().act()
