from threading import Thread


class Job:
    def go(self):
        return 1


def work(job):
    return job.go()


thread = Thread(target=work, args=(Job(),))
thread.start()
thread.join()
