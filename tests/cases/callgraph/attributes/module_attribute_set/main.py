import hooks


def notify():
    return 1


hooks.on_save = notify
hooks.save()
