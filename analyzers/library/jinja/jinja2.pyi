"""Templates of Jinja by name, and the environment that they share."""

from _templates import render as _render, shared as _shared

class Template:
    def __init__(self, source): self.__name = source
    def render(self, *args, **kwargs):
        _render(self.__name, {**args[0], **kwargs})
        return ""
    def generate(self, *args, **kwargs):
        _render(self.__name, {**args[0], **kwargs})
        return [*[""]]
    def stream(self, *args, **kwargs):
        _render(self.__name, {**args[0], **kwargs})
        return [*[""]]

class Environment:
    def __init__(self, *args, **kwargs):
        self.filters = _shared("filters")
        self.tests = _shared("tests")
        self.globals = _shared("globals")
    def get_template(self, name, parent=None, globals=None): return Template(name)
    def select_template(self, names, parent=None, globals=None): return Template(names)
    def get_or_select_template(self, template_name_or_list, parent=None, globals=None): return Template(template_name_or_list)
