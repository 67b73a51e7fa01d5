from collections import defaultdict


def save():
    return 1


handlers = defaultdict(list)
handlers["save"].append(save)
for handler in handlers["save"]:
    handler()
