class One:
    def act(self):
        return 1


class Two:
    def act(self):
        return 2


def run(flag):
    worker = One() if flag else Two()
    worker.act()
    if flag:
        other = One()
    else:
        other = Two()
    other.act()
    third = None or Two()
    third.act()


run(True)
run(False)
