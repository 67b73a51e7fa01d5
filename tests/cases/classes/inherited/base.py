class Model:
    def compute(self):
        return self.hook()

    def hook(self):
        return 1
