import json


class Order:
    def pop(self):
        return 1


def load():
    return json.loads("[1]").pop()


load()
