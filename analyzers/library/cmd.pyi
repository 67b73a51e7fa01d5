"""A command loop that finds its methods by a prefix."""

class Cmd:
    prompt = identchars = ruler = lastcmd = intro = doc_header = misc_header = undoc_header = ""
    def __init__(self, completekey="tab", stdin=None, stdout=None): ...
    def cmdloop(self, intro=None):
        self.preloop()
        self.postcmd(self.onecmd(self.precmd("")), "")
        self.postloop()
    def default(self, line): ...
    def emptyline(self): ...
    def onecmd(self, line):
        self.emptyline()
        return getattr(self, "do_" + "")(line) if ... else self.default(line)
    def postcmd(self, stop, line): return stop
    def postloop(self): ...
    def precmd(self, line): return line
    def preloop(self): ...
