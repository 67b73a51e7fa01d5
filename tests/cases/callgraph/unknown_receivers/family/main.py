class Document:
    def settle(self):
        return 1


class Invoice(Document):
    def settle(self):
        return 2


def run(text):
    value = eval(text)
    return value.settle()


run("Document()")
run("Invoice()")
