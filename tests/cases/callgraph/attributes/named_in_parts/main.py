class Start:
    pass


class Stop:
    pass


class Game:
    def on_start(self):
        return 1

    def on_stop(self):
        return 2

    def paint_board(self):
        return 3

    def seeStart(self):
        return 4

    def seeStop(self):
        return 5

    def start_of_round(self):
        return 6

    def handle(self, event):
        getattr(self, f"on_{event}")()

    def paint(self, part):
        painter = getattr(self, "paint_%s" % part, None)
        if painter is not None:
            painter()

    def see(self, event):
        method = getattr(self, "see" + type(event).__name__)
        return method()

    def begin(self, what):
        name = "{}_of_round".format(what)
        return getattr(self, name)()


def run(text):
    game = Game()
    for event in text.split():
        game.handle(event)
    for part in ["board", "border"]:
        game.paint(part)
    for event in [Start(), Stop()]:
        game.see(event)
    game.begin("start")


run("start stop")
