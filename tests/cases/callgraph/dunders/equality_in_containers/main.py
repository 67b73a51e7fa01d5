class Code:
    def __eq__(self, other):
        return True


def known(code):
    return code in ["a"]


def place(code):
    return ["a"].index(code)


known(Code())
place(Code())
