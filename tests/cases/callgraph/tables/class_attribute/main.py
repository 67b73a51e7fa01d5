def load():
    return 1


def check():
    return 2


class Pipeline:
    steps = [load]

    def run(self):
        for step in self.steps:
            step()


class Strict(Pipeline):
    steps = [check]


Pipeline().run()
Strict().run()
