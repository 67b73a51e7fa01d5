class Game:
    def on_start(self):
        return 1

    def on_stop(self):
        return 2

    def handle(self, event):
        getattr(self, event)()


def run(text):
    game = Game()
    for event in text.split():
        game.handle(event)


run("on_start on_stop")
