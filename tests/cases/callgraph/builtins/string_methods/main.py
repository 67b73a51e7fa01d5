def clean(name):
    return "-".join(name.strip().lower().split(" "))


def text():
    return "{}".format(1).encode("utf-8").decode("utf-8")


clean("A b")
text()
