from dataclasses import dataclass, field


class Job:
    def run(self):
        return None


@dataclass
class Queue:
    jobs: dict[str, Job] = field(default_factory=dict)
    waiting: list[Job] = field(default_factory=list)

    def all(self):
        for job in self.jobs.values():
            job.run()

    def named(self):
        for name, job in self.jobs.items():
            name.strip()
            job.run()

    def one(self, name):
        self.jobs.get(name).run()

    def last(self):
        self.waiting.pop().run()


def run():
    job = Job()
    queue = Queue({"first": job}, [job])
    queue.all()
    queue.named()
    queue.one("first")
    queue.last()


run()
