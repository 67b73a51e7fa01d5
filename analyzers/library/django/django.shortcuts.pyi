"""What views use: templates, addresses of objects, objects by query."""

from _templates import render as _render
from django.http import HttpRequest, HttpResponse

def render(request, template_name, context=None, content_type=None, status=None, using=None):
    _render(template_name, context, request or HttpRequest())
    return HttpResponse()
def resolve_url(to, *args, **kwargs): return to.get_absolute_url() or ""
def redirect(to, *args, permanent=False, preserve_request=False, **kwargs): to.get_absolute_url()
