import itertools


def letter(word):
    return word[0]


def positive(number):
    return number > 0


def add(a, b):
    return a + b


def run():
    for key, words in itertools.groupby(["a", "b"], key=letter):
        list(words)
    list(itertools.takewhile(positive, [1, 0]))
    list(itertools.starmap(add, [(1, 2)]))
    list(itertools.accumulate([1, 2], add))


run()
