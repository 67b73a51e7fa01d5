INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "people", "shop"]
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
