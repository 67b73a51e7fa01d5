class Block:
    def add(self):
        return 1


class Inline:
    def add(self):
        return 2


def parse_list(state: Block) -> None:
    state.add()


def parse_link(state: "Inline | None", text: str) -> None:
    if state is not None:
        state.add()
    text.upper()


class Parser:
    def __init__(self):
        self.rules = {}

    def register(self, name, rule):
        self.rules[name] = rule

    def run(self, name, *arguments):
        self.rules[name](*arguments)


first, second = "list link".split()
parser = Parser()
parser.register(first, parse_list)
parser.register(second, parse_link)
parser.run(first, Block())
parser.run(second, Inline(), "a")
