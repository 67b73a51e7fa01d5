class Parser:
    def __init__(self):
        self.text = ""

    def parse(self):
        return 1


def run(parser_class=Parser):
    parser = parser_class()
    return parser.parse()


run()
