"""Text in lines."""

def dedent(text): return ""
def fill(text): return ""
def indent(text, prefix, predicate=None): predicate(""); return ""
def shorten(text, width): return ""
def wrap(text): return [*""]
