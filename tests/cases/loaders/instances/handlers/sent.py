class Handler:
    def handle(self):
        return "sent"
