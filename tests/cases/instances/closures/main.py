class Job:
    def run(self):
        return 1


def outer(job):
    step = Job()

    def inner():
        step.run()
        job.run()

        def core():
            step.run()
            inner_helper()

        core()

    def inner_helper():
        return 1

    inner()
    return inner


outer(Job())()
