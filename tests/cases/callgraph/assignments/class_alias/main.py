class Invoice:
    def __init__(self):
        self.lines = []

    def send(self):
        return 1


Document = Invoice


def run():
    Bill = Document
    bill = Bill()
    bill.send()
    Bill.send(bill)


run()
