from oscar.apps.catalogue.views import ProductDetailView as Core


class ProductDetailView(Core):
    def price(self):
        return 1
