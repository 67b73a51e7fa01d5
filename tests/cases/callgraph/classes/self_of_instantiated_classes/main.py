class Task:
    def run(self):
        return self.step()

    def step(self):
        return 0


class Mail(Task):
    def step(self):
        return 1


class Report(Task):
    def step(self):
        return 2


class Unused(Task):
    def step(self):
        return 3


Mail().run()
Report().run()
