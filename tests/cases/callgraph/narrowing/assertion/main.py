class Unrelated:
    def send(self):
        return 0


class Mail:
    def send(self):
        return 1


def deliver(text):
    value = eval(text)
    assert isinstance(value, Mail)
    return value.send()


deliver("Mail()")
