class Handler:
    def __init__(self):
        self.count = 0

    def handle(self):
        return "paid"
