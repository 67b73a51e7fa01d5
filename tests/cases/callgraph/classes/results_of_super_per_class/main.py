class Door:
    def shut(self):
        return 1


class Window:
    def shut(self):
        return 2


class Careful:
    def make(self):
        made = super().make()
        self.checked = True
        return made


class Guarded(Careful):
    def make(self):
        return super().make()


class MakesDoors:
    def make(self):
        return Door()


class MakesWindows:
    def make(self):
        return Window()


class Doors(Guarded, MakesDoors):
    def run(self):
        self.make().shut()


class Windows(Guarded, MakesWindows):
    def run(self):
        self.make().shut()


Doors().run()
Windows().run()
