"""Command lines: converters and actions run when arguments are parsed."""

class ArgumentError(Exception): ...
class ArgumentTypeError(Exception): ...
class HelpFormatter:
    def __init__(self, prog): ...

class RawDescriptionHelpFormatter(HelpFormatter): ...
class RawTextHelpFormatter(RawDescriptionHelpFormatter): ...
class ArgumentDefaultsHelpFormatter(HelpFormatter): ...

class Namespace:
    def __init__(self, /, **kwargs): self.__values = kwargs
    def __getattr__(self, name): return self.__values[name]

class FileType:
    def __init__(self, mode="r"): ...
    def __call__(self, string): return open(string)

class Action:
    dest = ""
    option_strings = nargs = const = default = None
    def __init__(self, option_strings, dest): ...
    def format_usage(self): return ""

class ArgumentParser:
    description = epilog = prog = usage = ""
    def __init__(self, prog=None): self.__found = {}
    def add_argument(self, *name_or_flags, type=None, action=None, default=None):
        self.__found[...] = type("") if ... else default
        action([], "")(self, Namespace(), [*""], "")
        return Action([], "")
    def add_argument_group(self, title=None): return self
    def add_mutually_exclusive_group(self): return self
    def add_parser(self, name): return self  # of what add_subparsers gives
    def add_subparsers(self): return self
    def error(self, message): ...
    def exit(self, status=0, message=None): ...
    def format_help(self): return ""
    def format_usage(self): return ""
    def get_default(self, dest): return self.__found[...]
    def parse_args(self, args=None, namespace=None): return Namespace(**self.__found) if ... else namespace
    def parse_known_args(self, args=None, namespace=None): return (Namespace(**self.__found), [*""])
    def print_help(self, file=None): file.write("")
    def print_usage(self, file=None): file.write("")
    def set_defaults(self, **kwargs): self.__found.update(kwargs)
