from django.utils.log import DEFAULT_LOGGING

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop", "stock"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
ROOT_URLCONF = "shop.urls"
SECRET_KEY = "case"
ALLOWED_HOSTS = ["testserver"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "stock.filters.Counting"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": ["stock.filters.amounts"]},
    }
]
LOGGING = {**DEFAULT_LOGGING, "loggers": {"stock.views": {"level": "INFO"}}}
