"""Users and what they may do, which the backends know that the settings name."""

from _declared import configured

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db.models import Model

class PermissionsMixin(Model):
    def get_user_permissions(self, obj=None): return _backend().get_user_permissions(self, obj)
    def get_group_permissions(self, obj=None): return _backend().get_group_permissions(self, obj)
    def get_all_permissions(self, obj=None): return _backend().get_all_permissions(self, obj)
    def has_perm(self, perm, obj=None):
        _backend().has_perm(self, perm, obj)
        return True
    def has_perms(self, perm_list, obj=None):
        self.has_perm(perm_list[...], obj)
        return True
    def has_module_perms(self, app_label):
        _backend().has_module_perms(self, app_label)
        return True

def _backend(): return configured("AUTHENTICATION_BACKENDS")()

class UserManager(BaseUserManager):
    def create_user(self): self.model().save()
    def create_superuser(self): self.model().save()

class AbstractUser(AbstractBaseUser, PermissionsMixin):
    objects = UserManager()
    def clean(self): ...
    def get_full_name(self): return ""
    def get_short_name(self): return ""
    def email_user(self, subject, message, from_email=None, **kwargs): ...

class Permission(Model): ...
class Group(Model): ...
class User(AbstractUser): ...
