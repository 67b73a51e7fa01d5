INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "shop"]
FIRST = ["django.contrib.sessions.middleware.SessionMiddleware", "shop.middleware.Stamping"]
MIDDLEWARE = [
    *FIRST,
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shop.middleware.Counting",
    "shop.middleware.timed",
]
MIDDLEWARE += ["shop.languages.ShopLocale", "shop.middleware.failing_softly", "shop.middleware.measured"]
MIDDLEWARE.insert(1, "django.middleware.common.CommonMiddleware")
ROOT_URLCONF = "shop.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
SECRET_KEY = "case"
ALLOWED_HOSTS = ["*"]
USE_TZ = True
