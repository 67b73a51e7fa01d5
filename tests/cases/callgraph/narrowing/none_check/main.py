class Mail:
    def send(self):
        return 1


def find(wanted):
    return Mail() if wanted else None


def deliver(wanted):
    found = find(wanted)
    if found is None:
        return 0
    return found.send()


deliver(True)
deliver(False)
