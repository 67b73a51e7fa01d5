def numbers(texts):
    return list(map(int, texts))


def upper(texts):
    return list(map(str.upper, texts))


numbers(["1"])
upper(["a"])
