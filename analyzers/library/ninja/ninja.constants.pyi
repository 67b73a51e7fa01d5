"""What stands for checks that are not given: those of what is around."""

class _Inherited:
    def __call__(self, request, _router=None): _router._authenticate(request)
    def allow_request(self, request, _router=None): _router._throttle(request)

NOT_SET = _Inherited()
