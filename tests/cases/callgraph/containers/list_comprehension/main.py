class Job:
    def __init__(self, name):
        self.name = name

    def run(self):
        return 1


def build():
    return [Job(name) for name in "ab"]


def start():
    for job in build():
        job.run()
    build()[0].run()


start()
