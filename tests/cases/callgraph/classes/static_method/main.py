class Job:
    def go(self):
        return 1


class Runner:
    @staticmethod
    def run(job):
        return job.go()

    def all(self):
        return self.run(Job())


Runner.run(Job())
Runner().all()
