"""What middleware with methods for requests and responses derives from."""

class MiddlewareMixin:
    def __init__(self, get_response=None): self.get_response = get_response
    def __call__(self, request):
        self.process_request(request)
        return self.process_response(request, self.get_response(request))
