class Lock:
    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, error, trace):
        self.release()

    def acquire(self):
        return 1

    def release(self):
        return 2

    def renew(self):
        return 3


def run():
    with Lock() as lock:
        lock.renew()


run()
