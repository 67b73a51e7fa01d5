from collections import deque


class Job:
    def run(self):
        return 1


jobs = deque()
jobs.append(Job())
jobs.popleft().run()
