class Draft:
    def send(self):
        return 1


class Final:
    def send(self):
        return 2


def run():
    document = Draft()
    document = Final()
    document.send()


run()
