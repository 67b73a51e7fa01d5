import json as codec
import os.path
from os import path as paths


def run():
    codec.dumps({})
    os.path.join("a", "b")
    return paths.split("a")


run()
