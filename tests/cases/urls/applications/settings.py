ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop.apps.ShopConfig", "shop.catalogue.apps.CatalogueConfig"]
