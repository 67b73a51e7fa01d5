class Mail:
    def send(self):
        return 1


class Letter:
    def send(self):
        return 2


KINDS = {"mail": Mail, "letter": Letter}


def make(kind):
    return KINDS[kind]()


def mail():
    return KINDS["mail"]().send()


mail()
for kind in sorted(KINDS):
    make(kind).send()
