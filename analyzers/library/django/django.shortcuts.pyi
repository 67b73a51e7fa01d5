"""What views use: addresses of objects, objects by query."""

def resolve_url(to, *args, **kwargs): return to.get_absolute_url() or ""
def redirect(to, *args, permanent=False, preserve_request=False, **kwargs): to.get_absolute_url()
