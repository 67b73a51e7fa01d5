from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string


def run():
    apps.get_model("shop", "Order").objects.get().pay()
    apps.get_model("shop.Order").objects.first().pay()
    import_string(settings.SHOP_GATEWAY)().charge()
    import_string("shop.gateways.Gateway")().charge()
