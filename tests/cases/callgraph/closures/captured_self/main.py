class Task:
    def run(self):
        def attempt():
            return self.work()

        return retry(attempt)

    def work(self):
        return 1


class Slow(Task):
    def work(self):
        return 2


def retry(action):
    return action()


Slow().run()
Task().run()
