from collections import OrderedDict


def save():
    return 1


table = OrderedDict()
table["save"] = save
table["save"]()
for action in table.values():
    action()
