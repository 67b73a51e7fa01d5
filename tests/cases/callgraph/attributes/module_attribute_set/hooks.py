on_save = None


def save():
    return on_save()
