def clean():
    return 1


def sweep():
    return 2
