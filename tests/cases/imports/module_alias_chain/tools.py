def cut():
    return 1


def glue():
    return 2
