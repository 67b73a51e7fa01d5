from loading import get_class

get_class("catalogue.models", "Category")().path()
