from threading import Event


class Service:
    def __init__(self):
        self.stopped = Event()

    def stop(self):
        return self.stopped.set()


Service().stop()
