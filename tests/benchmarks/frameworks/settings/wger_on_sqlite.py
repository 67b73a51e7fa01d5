"""What `wger create-settings` writes, for a database in memory and without compiled style sheets."""

from wger.settings_global import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
SECRET_KEY = "only for tests"
ALLOWED_HOSTS = "*"
SITE_URL = EMAIL_PAGE_DOMAIN = "http://localhost:8000"
MEDIA_URL = "/media/"
RECAPTCHA_PUBLIC_KEY = RECAPTCHA_PRIVATE_KEY = ""
NOCAPTCHA = True
COMPRESS_ENABLED = False
