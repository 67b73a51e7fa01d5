class Action:
    def __call__(self):
        return self.run()


class Save(Action):
    def run(self):
        return 1


def do(action):
    return action()


do(Save())
