import shop.pricing
import shop.stock as store
from shop.orders import place as place_order
from shop import pricing


def run():
    shop.pricing.quote()
    store.reserve()
    place_order()
    pricing.discount()


run()
