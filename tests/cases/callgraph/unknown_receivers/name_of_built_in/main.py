class Basket:
    def append(self, item):
        return item


def run(text):
    value = eval(text)
    return value.append(1)


run("Basket()")
