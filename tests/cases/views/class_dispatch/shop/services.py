class Service:
    def run(self):
        return 1


class OrderService(Service):
    def run(self):
        return 2
