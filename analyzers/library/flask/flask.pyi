"""Templates of Flask by name."""

from _templates import render as _render

def render_template(template_name_or_list, **context):
    _render(template_name_or_list, context)
    return ""
def stream_template(template_name_or_list, **context):
    _render(template_name_or_list, context)
    return [*[""]]
