ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
URL_PREFIX = ""
