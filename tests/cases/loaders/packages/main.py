from loading import get_class

Product = get_class("catalogue.models", "Product")
Category = get_class("catalogue.models", classname="Category")


class Gift(get_class("catalogue.models", "AbstractProduct")):
    def amount(self):
        return 0


def show():
    Product().price()
    Category().path()
    Gift().price()


show()
