class Plain:
    pass


class Custom:
    def clean(self):
        return 1


def nothing():
    return 0


def clean(value):
    return getattr(value, "clean", nothing)()


clean(Plain())
clean(Custom())
