import left


def go(n):
    from left import back

    left.back(n)
    return back(n)
