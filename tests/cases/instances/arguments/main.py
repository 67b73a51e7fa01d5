class Mail:
    def send(self):
        return 1


class Letter:
    def post(self):
        return 1


class Office:
    def __init__(self, mail):
        self.mail = mail

    def deliver(self, letter, copies=1):
        letter.post()
        self.mail.send()


def handle(mail, letter=None):
    mail.send()
    if letter:
        letter.post()


def run():
    handle(Mail())
    handle(letter=Letter(), mail=Mail())
    Office(Mail()).deliver(Letter())


run()
