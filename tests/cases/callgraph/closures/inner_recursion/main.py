def leaf():
    return 1


def count(n):
    def step(n):
        if n == 0:
            return leaf()
        return step(n - 1)

    return step(n)


count(2)
