def text(parts):
    return b", ".join(parts).decode().strip()


def of_bytes():
    return "bytes"


def of_text():
    return "text"


def by_key():
    table = {b"a": of_bytes, "a": of_text}
    return table[b"a"]()


text([b"a"])
by_key()
