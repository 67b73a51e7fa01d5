"""Responses that are rendered after the view returned."""

class SimpleTemplateResponse:
    def __init__(self, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context

class TemplateResponse(SimpleTemplateResponse):
    def __init__(self, request, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context
