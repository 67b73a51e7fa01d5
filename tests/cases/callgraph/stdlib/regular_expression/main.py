import re


def digit(match):
    return "0"


def run(text):
    return re.sub("[a-z]", digit, text)


run("a")
