class Task:
    def __init__(self, run):
        self.run = run

    def start(self):
        return self.run()


def quick():
    return 1


Task(quick).start()
