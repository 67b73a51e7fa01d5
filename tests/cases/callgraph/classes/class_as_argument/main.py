class Mail:
    def __init__(self, text):
        self.text = text

    def send(self):
        return 1


def build(kind, text):
    return kind(text)


build(Mail, "a").send()
