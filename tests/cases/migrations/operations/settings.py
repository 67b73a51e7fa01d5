INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop", "billing"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
SECRET_KEY = "case"
USE_TZ = True
