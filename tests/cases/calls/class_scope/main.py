def size():
    return "module"


class Box:
    def size(self):
        return "box"

    def show(self):
        size()
        return self.size()


Box().show()
