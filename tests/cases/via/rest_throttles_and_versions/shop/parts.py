from rest_framework import renderers, throttling, versioning


class Counted(throttling.SimpleRateThrottle):
    def get_rate(self):
        return "10/min"

    def get_cache_key(self, request, view):
        return None


class ByPath(versioning.BaseVersioning):
    def determine_version(self, request, *args, **kwargs):
        return self.plain()

    def plain(self):
        return "1"


class Short(renderers.JSONRenderer):
    def render(self, data, accepted_media_type=None, renderer_context=None):
        return self.shortened(data)

    def shortened(self, data):
        return b"{}"
