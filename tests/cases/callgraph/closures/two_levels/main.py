def work():
    return 1


def outer():
    action = work

    def middle():
        def inner():
            return action()

        return inner

    return middle


outer()()()
