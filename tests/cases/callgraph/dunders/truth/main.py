class Result:
    def __bool__(self):
        return True


class Basket:
    def __len__(self):
        return 1


def test(result):
    if result:
        return 1
    return 2


def negated(result):
    return not result


def both(result):
    return result and 1


def converted(result):
    return bool(result)


def filled(basket):
    while basket:
        break


test(Result())
negated(Result())
both(Result())
converted(Result())
filled(Basket())
