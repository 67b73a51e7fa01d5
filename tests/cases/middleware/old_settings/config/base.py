INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
MIDDLEWARE_CLASSES = (
    "django.middleware.common.CommonMiddleware",
    "shop.middleware.Guarding",
)
