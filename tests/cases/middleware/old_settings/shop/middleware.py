from .models import Visit


class Guarding(object):
    def process_request(self, request):
        Visit.objects.create(path=request.path)

    def process_view(self, request, view, arguments, keywords):
        return self.refuse(request)

    def refuse(self, request):
        return None


class Watching(object):
    def __init__(self):
        self.errors = []

    def process_response(self, request, response):
        return response

    def process_exception(self, request, error):
        self.errors.append(error)

    def unused(self):
        return 1
