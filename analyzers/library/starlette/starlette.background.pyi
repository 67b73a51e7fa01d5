"""What is done after a request was answered."""

class BackgroundTask:
    def __init__(self, func, *args, **kwargs): func(*args, **kwargs)

class BackgroundTasks(BackgroundTask):
    def __init__(self, tasks=None): ...
    def add_task(self, func, *args, **kwargs): func(*args, **kwargs)
