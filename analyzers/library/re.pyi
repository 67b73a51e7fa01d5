"""Regular expressions; a replacement may be a function."""

class error(Exception):
    msg = pattern = ""
    pos = lineno = colno = 0

class Match:
    lastgroup = string = ""
    pos = endpos = lastindex = 0
    @property
    def re(self): return Pattern()
    def __getitem__(self, name): return ""
    def end(self, group=0): return 0
    def expand(self, template): return ""
    def group(self): return ""
    def groupdict(self, default=None): return {...: ""}
    def groups(self, default=None): return tuple([""])
    def span(self, group=0): return (0, 0)
    def start(self, group=0): return 0

class Pattern:
    pattern = ""
    flags = groups = 0
    @property
    def groupindex(self): return {...: 0}
    def findall(self, string): return [*""]
    def finditer(self, string): return (match for match in [Match()])
    def fullmatch(self, string): return Match()
    def match(self, string): return Match()
    def scanner(self, string): ...
    def search(self, string): return Match()
    def split(self, string, maxsplit=0): return [*""]
    def sub(self, repl, string, count=0): repl(Match()); return ""
    def subn(self, repl, string, count=0): repl(Match()); return ("", 0)

def compile(pattern, flags=0): return Pattern()
def escape(pattern): return ""
def findall(pattern, string): return [*""]
def finditer(pattern, string): return (match for match in [Match()])
def fullmatch(pattern, string): return Match()
def match(pattern, string): return Match()
def purge(): ...
def search(pattern, string): return Match()
def split(pattern, string, maxsplit=0): return [*""]
def sub(pattern, repl, string, count=0): repl(Match()); return ""
def subn(pattern, repl, string, count=0): repl(Match()); return ("", 0)
