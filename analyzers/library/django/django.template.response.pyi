"""Responses that are rendered after the view returned."""

from _templates import at_once as _at_once, render as _render
from django.http import HttpRequest

class SimpleTemplateResponse:
    def __init__(self, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context
        _at_once(self.render)
    def render(self):
        _render(self.template_name, self.context_data, self._request)
        return self

class TemplateResponse(SimpleTemplateResponse):
    def __init__(self, request, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context
        self._request = request or HttpRequest()
        _at_once(self.render)
