INSTALLED_APPS = ["shop", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sites", "django.contrib.redirects"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
MIGRATION_MODULES = {"auth": None, "contenttypes": None, "sites": None, "redirects": None}
