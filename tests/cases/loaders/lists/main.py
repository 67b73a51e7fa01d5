from loading import get_classes

Product, Category = get_classes("catalogue.models", ["Product", "Category"])


def show():
    Product().price()


def browse():
    Category().path()


show()
browse()
