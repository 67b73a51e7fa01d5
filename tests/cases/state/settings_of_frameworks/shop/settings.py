SECRET_KEY = "abc"
DEBUG = True
INSTALLED_APPS = ["shop"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "PASSWORD": "abc"}}
CACHE_URL = "redis://me:abc@cache:6379/1"
