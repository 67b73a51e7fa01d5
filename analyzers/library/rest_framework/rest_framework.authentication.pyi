"""Who asks."""

class BaseAuthentication:
    def authenticate(self, request): ...
    def authenticate_header(self, request): return ""

class BasicAuthentication(BaseAuthentication):
    def authenticate(self, request): return self.authenticate_credentials("", "", request)
    def authenticate_credentials(self, userid, password, request=None): ...

class SessionAuthentication(BaseAuthentication):
    def authenticate(self, request): self.enforce_csrf(request)
    def enforce_csrf(self, request): ...

class TokenAuthentication(BaseAuthentication):
    model = None
    def get_model(self): return self.model
    def authenticate(self, request): return self.authenticate_credentials("")
    def authenticate_credentials(self, key):
        token = self.get_model().objects.get()
        return (token.user, token)

class RemoteUserAuthentication(BaseAuthentication): ...
