from django.apps import AppConfig
from django.urls import path

from shop.views import home


class ShopConfig(AppConfig):
    name = "shop"

    def get_urls(self):
        return [path("home/", home)]
