def build():
    return Builder()


class Builder:
    def __init__(self):
        self.parts = []

    def work(self):
        return self.parts
