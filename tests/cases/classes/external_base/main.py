import threading
from json import JSONEncoder


class Worker(threading.Thread):
    def run(self):
        self.work()

    def work(self):
        return self.is_alive()


class Encoder(JSONEncoder):
    def default(self, o):
        return super().default(o)


Worker().run()
