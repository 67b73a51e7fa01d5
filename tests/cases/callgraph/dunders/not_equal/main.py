class Plain:
    def __eq__(self, other):
        return True


class Own:
    def __ne__(self, other):
        return True


def plain():
    return Plain() != Plain()


def own():
    return Own() != Own()


plain()
own()
