from string import Formatter
from threading import Thread


class Worker(Thread):
    def go(self):
        return 1


Worker().go()
