def start():
    return 1


def finish():
    return 2


if __name__ == "__main__":
    start()

finish()
