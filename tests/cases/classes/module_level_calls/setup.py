def prepare():
    return 1


def ready():
    return True


prepare()
