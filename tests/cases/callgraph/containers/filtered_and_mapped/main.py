class Job:
    def is_open(self):
        return True

    def run(self):
        return 1


def make(name):
    return Job()


def start():
    jobs = map(make, "ab")
    for job in filter(Job.is_open, jobs):
        job.run()


start()
