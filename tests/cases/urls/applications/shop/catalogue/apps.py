from django.urls import path

from shop.apps import UrlConfig


class CatalogueConfig(UrlConfig):
    name = "shop.catalogue"

    def get_urls(self):
        from shop.catalogue.views import index

        urls = super().get_urls()
        urls += [path("", index)]
        return self.post_process_urls(urls)
