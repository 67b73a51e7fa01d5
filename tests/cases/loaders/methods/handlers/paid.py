class Handler:
    def handle(self):
        return "paid"
