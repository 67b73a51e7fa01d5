DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
ROOT_URLCONF = "shop.urls"
SECRET_KEY = "case"
ALLOWED_HOSTS = ["testserver"]
INSTALLED_APPS = ["shop", "django.contrib.auth", "django.contrib.contenttypes"]
MIDDLEWARE = ["shop.middleware.BasketMiddleware", "shop.middleware.user_middleware"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
