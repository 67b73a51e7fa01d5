class Unrelated:
    def send(self):
        return 0


class Mail:
    def send(self):
        return 1


def deliver(text):
    value = eval(text)
    if isinstance(value, Mail):
        return value.send()
    return 0


deliver("Mail()")
