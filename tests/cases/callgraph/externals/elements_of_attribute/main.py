from code import InteractiveInterpreter


class Answer:
    def delete(self):
        return 1


class Other:
    def delete(self):
        return 2


class Shell(InteractiveInterpreter):
    def fill(self):
        self.locals["answer"] = Answer()

    def clear(self):
        self.locals["answer"].delete()


class Batch(InteractiveInterpreter):
    def fill(self, names):
        for name in names:
            self.locals[name] = Other()


def clear(shell, names):
    for name in names:
        shell.locals[name].delete()


shell = Shell()
shell.fill()
shell.clear()
batch = Batch()
batch.fill(["a"])
clear(batch, ["a"])
clear(shell, ["answer"])
