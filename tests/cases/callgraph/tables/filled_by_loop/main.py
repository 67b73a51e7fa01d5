def load():
    return 1


def check():
    return 2


TABLE = {function.__name__: function for function in (load, check)}


def run(name):
    return TABLE[name]()


for name in sorted(TABLE):
    run(name)
