class Counter:
    def add(self):
        return self.log()

    def log(self):
        return 1


def twice(action):
    action()
    action()


add = Counter().add
add()
twice(Counter().add)
