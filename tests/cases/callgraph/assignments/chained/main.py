def save():
    return 1


first = second = save


def run():
    third = fourth = second
    third()
    fourth()


first()
run()
