from oscar.core.loading import get_class, get_classes

Selector = get_class("partner.strategy", "Selector")
ProductDetailView, CatalogueView = get_classes("catalogue.views", ["ProductDetailView", "CatalogueView"])


class Page(ProductDetailView):
    pass


def show():
    Page().price()
    Selector().strategy()
    CatalogueView()
