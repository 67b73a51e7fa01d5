class Customer:
    def greet(self):
        pass
