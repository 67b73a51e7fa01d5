"""Who asks."""

class _Auth:
    def __init__(self): ...

class HttpBearer(_Auth):
    def __call__(self, request): return self.authenticate(request, "")
    def authenticate(self, request, token): ...

class HttpBasicAuth(_Auth):
    def __call__(self, request):
        username, password = self.decode_authorization("")
        return self.authenticate(request, username, password)
    def authenticate(self, request, username, password): ...
    def decode_authorization(self, value): return ("", "")

class APIKeyQuery(_Auth):
    def __call__(self, request): return self.authenticate(request, "")
    def authenticate(self, request, key): ...

class APIKeyHeader(_Auth):
    def __call__(self, request): return self.authenticate(request, "")
    def authenticate(self, request, key): ...

class APIKeyCookie(_Auth):
    def __init__(self, csrf=True): ...
    def __call__(self, request): return self.authenticate(request, "")
    def authenticate(self, request, key): ...

class SessionAuth(APIKeyCookie):
    def authenticate(self, request, key): return request.user
