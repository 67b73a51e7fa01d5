from django.conf import settings as django_settings

DEFAULTS = {"SHOP_PAGES": 10}


class Settings:
    def __getattr__(self, name):
        try:
            return getattr(django_settings, name)
        except AttributeError:
            return DEFAULTS[name]


settings = Settings()
USER_MODEL = getattr(django_settings, "AUTH_USER_MODEL", "auth.User")
