class Mail:
    def send(self, text):
        return text


def hook(text):
    return text
