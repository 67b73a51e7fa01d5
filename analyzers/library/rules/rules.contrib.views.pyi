"""Views that ask for the permission on an object."""

from django.contrib.auth import mixins

class PermissionRequiredMixin(mixins.PermissionRequiredMixin):
    def get_permission_object(self): return self.get_object()
    def has_permission(self):
        self.request.user.has_perms(self.get_permission_required(), self.get_permission_object())
        return True

class AutoPermissionRequiredMixin(PermissionRequiredMixin): ...
