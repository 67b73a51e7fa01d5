def a(*args):
    return 1


def b(*args):
    return 0


def run():
    a(b(a()))
    f"{a()} {b():>{a()}}"
    [1, 2][b()]
    if a() and b():
        pass
    while b():
        pass
    assert a()
    x = {a(): b()}
    del x[a()]
    return a() if b() else a(*[b()], **{})


run()
