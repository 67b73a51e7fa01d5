import tools


class Job:
    def run(self):
        return 1


def fallback():
    return 2


def start():
    getattr(tools, "save")()
    getattr(Job(), "run")()
    getattr(tools, "missing", fallback)()


start()
