from ._base import Timed


class Command(Timed):
    def work(self):
        return None
