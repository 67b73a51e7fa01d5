class Service:
    def call(self):
        return self.client.send()


class Client:
    def send(self):
        return 1


def configure(service):
    service.client = Client()


service = Service()
configure(service)
service.call()
