INSTALLED_APPS = ["shop.apps.ShopConfig", "billing", "deep.inner"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
