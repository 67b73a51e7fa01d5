def plain():
    return 1


def fancy():
    return 2


def choose(is_fancy):
    action = fancy if is_fancy else plain
    action()


def fall_back(action):
    chosen = action or plain
    chosen()


choose(True)
choose(False)
fall_back(None)
fall_back(fancy)
