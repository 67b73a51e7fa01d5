"""Tests of access before a class-based view answers."""

class AccessMixin:
    login_url = permission_denied_message = None
    def get_login_url(self): return self.login_url
    def get_permission_denied_message(self): return self.permission_denied_message
    def get_redirect_field_name(self): return ""
    def handle_no_permission(self):
        self.get_permission_denied_message()
        self.get_login_url()
        self.get_redirect_field_name()

class LoginRequiredMixin(AccessMixin):
    def dispatch(self, request, *args, **kwargs):
        return self.handle_no_permission() or super().dispatch(request, *args, **kwargs)

class PermissionRequiredMixin(AccessMixin):
    permission_required = None
    def get_permission_required(self): return self.permission_required
    def has_permission(self): return self.request.user.has_perms(self.get_permission_required())
    def dispatch(self, request, *args, **kwargs):
        self.has_permission()
        return self.handle_no_permission() or super().dispatch(request, *args, **kwargs)

class UserPassesTestMixin(AccessMixin):
    def test_func(self): ...
    def get_test_func(self): return self.test_func
    def dispatch(self, request, *args, **kwargs):
        self.get_test_func()()
        return self.handle_no_permission() or super().dispatch(request, *args, **kwargs)
