class A:
    def a(self):
        return self.b()

    def b(self):
        return 1


class B(A):
    pass


class Broken(A, B):
    def run(self):
        return self.a()


class Loop(Loop):
    def run(self):
        return self.a()


class First(Second):
    def run(self):
        return self.go()


class Second(First):
    def go(self):
        return self.run()
