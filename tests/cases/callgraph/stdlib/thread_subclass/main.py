import threading


class Worker(threading.Thread):
    def run(self):
        return self.work()

    def work(self):
        return 1


worker = Worker()
worker.start()
worker.join()
