"""Responses that are rendered after the view returned."""

from _templates import render as _render

class SimpleTemplateResponse:
    def __init__(self, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context
        _render(template, context, None)

class TemplateResponse(SimpleTemplateResponse):
    def __init__(self, request, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context
        _render(template, context, request)
