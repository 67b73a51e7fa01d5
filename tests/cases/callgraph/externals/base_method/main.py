from threading import Thread


class Worker(Thread):
    def label(self):
        return self.is_alive()


worker = Worker()
worker.label()
worker.is_alive()
