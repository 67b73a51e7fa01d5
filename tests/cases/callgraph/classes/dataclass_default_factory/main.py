from dataclasses import dataclass, field


class Tags:
    def add(self):
        return 1


def make():
    return Tags()


@dataclass
class Order:
    tags: object = field(default_factory=make)

    def mark(self):
        return self.tags.add()


Order().mark()
