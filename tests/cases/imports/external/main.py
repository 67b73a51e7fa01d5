import json as codec
import os.path
from collections import OrderedDict as Ordered, deque


def run():
    codec.dumps({})
    os.path.join("a", "b")
    Ordered().popitem
    deque([1]).append(2)
    len("a")
    "a".join(["b"])
    [1].append(2)
    print(sorted([1], key=abs))


run()
