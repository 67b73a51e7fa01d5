def save():
    return 1


def check():
    return 2


save.check = check
save.check()
save()
