import json as j
import os.path
from collections import OrderedDict as Ordered
from os import path as p


def run():
    j.dumps({})
    os.path.join("a", "b")
    p.basename("a")
    ordered = Ordered(a=1)
    ordered.move_to_end("a")


run()
