from collections.abc import Callable


def work() -> int:
    return 1


handler: Callable[[], int] = work


class Job:
    action: Callable[[], int] = staticmethod(work)


handler()
Job.action()
