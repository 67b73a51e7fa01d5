from shop.models import Product, Shop


def add():
    Product.objects.create(price=1, name="Tea")


def rename():
    product = Product(price=2)
    product.name = "Coffee"
    product.save()


def named():
    return [product.pk for product in Product.objects.filter(translations__name="Tea")]


def show():
    product = Product.objects.get(price=1)
    return product.name


def price():
    return Product.objects.get(price=1).price


def languages():
    return [row.language_code for row in Product.objects.get(price=1).translations.all()]


def open_shop():
    shop = Shop()
    shop.title = "Corner"
    shop.save()


def titles():
    return [shop.title for shop in Shop.objects.all()]
