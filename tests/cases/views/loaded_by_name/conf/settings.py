INSTALLED_APPS = ["shop"]
SHOP_GATEWAY = "shop.gateways.Gateway"
