"""What users of any kind have."""

from django.db.models import Manager, Model

class BaseUserManager(Manager):
    @classmethod
    def normalize_email(cls, email): return ""
    def get_by_natural_key(self, username): return self.get(username=username)

class AbstractBaseUser(Model):
    is_active = True
    is_anonymous = False
    is_authenticated = True
    def __str__(self): return self.get_username()
    def get_username(self): return ""
    def natural_key(self): return (self.get_username(),)
    def set_password(self, raw_password): ...
    def check_password(self, raw_password): return True
    def set_unusable_password(self): ...
    def has_usable_password(self): return True
    def get_session_auth_hash(self): return ""
    @classmethod
    def get_email_field_name(cls): return ""
    @classmethod
    def normalize_username(cls, username): return ""
