def start():
    return 1


def stop():
    return 2


class Job:
    def run(self):
        return 3


def each():
    for name, action in [("start", start), ("stop", stop)]:
        action()


def jobs():
    for job in (Job(), Job()):
        job.run()


each()
jobs()
