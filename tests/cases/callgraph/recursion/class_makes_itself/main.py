class Counter:
    def __init__(self, left):
        self.left = left

    def down(self):
        if self.left:
            return Counter(self.left - 1).down()
        return 0


Counter(2).down()
