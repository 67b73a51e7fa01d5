class Task:
    def __init__(self, function):
        self.function = function

    def delay(self):
        return self.function()


def task(function):
    return Task(function)


@task
def send():
    return 1


send.delay()
