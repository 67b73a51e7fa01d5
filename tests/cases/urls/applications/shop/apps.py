from django.apps import AppConfig, apps
from django.urls import path


class UrlConfig(AppConfig):
    def get_urls(self):
        return []

    @property
    def urls(self):
        return self.get_urls(), self.label, self.label

    def post_process_urls(self, urls):
        return urls


class ShopConfig(UrlConfig):
    name = "shop"

    def ready(self):
        self.catalogue_app = apps.get_app_config("catalogue")

    def get_urls(self):
        from shop import views

        urls = [
            path("catalogue/", self.catalogue_app.urls),
            path("home/", views.home),
        ]
        return self.post_process_urls(urls)
