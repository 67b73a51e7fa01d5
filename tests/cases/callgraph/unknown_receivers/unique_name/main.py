class Invoice:
    def settle(self):
        return 1


class Customer:
    def greet(self):
        return 2


def run(text):
    value = eval(text)
    return value.settle()


run("Invoice()")
