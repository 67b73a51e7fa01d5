"""How often somebody may ask."""

class BaseThrottle:
    def allow_request(self, request): return True
    def get_ident(self, request): return ""
    def wait(self): ...

class SimpleRateThrottle(BaseThrottle):
    def __init__(self, rate=None): self.get_rate()
    def get_cache_key(self, request): return ""
    def get_rate(self): return ""
    def parse_rate(self, rate): return (0, 0)
    def allow_request(self, request):
        self.get_cache_key(request)
        return self.throttle_success() or self.throttle_failure()
    def throttle_success(self): return True
    def throttle_failure(self): return False
    def wait(self): return 0.0

class AnonRateThrottle(SimpleRateThrottle): ...
class AuthRateThrottle(SimpleRateThrottle): ...
class UserRateThrottle(SimpleRateThrottle): ...
