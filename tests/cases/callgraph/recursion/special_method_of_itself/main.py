from dataclasses import dataclass


class Handler:
    def handle(self):
        return self()


@dataclass
class Node:
    name: str = ""

    def show(self):
        return self.name


handler = Handler()
Handler.__call__ = handler
Node.__post_init__ = Node
for attempt in (handler.handle, Node):
    try:
        attempt().show()
    except RecursionError:
        pass
