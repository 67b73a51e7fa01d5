class Code:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return len(self.text)


def of_tuple(code):
    return hash((code, 1))


def read(table, code):
    return table[code]


def find(table, code):
    return table.get(code)


def write(table, code):
    table[code, 1] = 2


def known(members, code):
    return code in members


def gather(codes):
    return set(codes)


def add(members, code):
    members.add(code)


def drop(members, code):
    members.discard(code)


def listed(codes):
    return {code: None for code in codes}


def kept(codes, code):
    codes[0] = code
    return codes[0]


first = Code("a")
of_tuple(first)
table = {}
write(table, first)
table.update(listed([first]))
read(table, first)
find(table, first)
members = gather([first])
known(members, first)
add(members, first)
drop(members, first)
kept([None], first)
