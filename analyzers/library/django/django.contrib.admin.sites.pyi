"""Where models and the classes that describe them are registered."""

class AdminSite:
    def __init__(self, name=""): ...
    def register(self, model_or_iterable, admin_class=None, **options):
        admin_class.model = model_or_iterable
        for model in model_or_iterable:
            admin_class.model = model
