"""Templates by name."""

from _templates import render as _render

class _Template:
    def __init__(self, name): self.__name = name
    def render(self, context=None, request=None):
        _render(self.__name, context or context.flatten(), request)
        return ""

def get_template(template_name, using=None): return _Template(template_name)
def select_template(template_name_list, using=None): return _Template(template_name_list)
def render_to_string(template_name, context=None, request=None, using=None):
    _render(template_name, context, request)
    return ""
