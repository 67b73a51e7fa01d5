class Client:
    def ping(self):
        return 1


client = None
shared = Client()


def connect():
    global client
    client = Client()
    client.ping()
    shared.ping()
