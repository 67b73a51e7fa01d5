def save(target):
    return 1


def helper(target):
    return 2
