from django.utils.functional import LazyObject, SimpleLazyObject, lazy


class Basket:
    def total(self):
        return 0


def load():
    return Basket()


class Settings(LazyObject):
    def _setup(self):
        self._wrapped = Basket()


settings = Settings()


def title(name):
    return name.title()


title_later = lazy(title, str)
LABEL = title_later("basket")


def show():
    basket = SimpleLazyObject(load)
    return basket.total()


def make():
    return SimpleLazyObject(load)


def ask_operators():
    return make() == 1, not make(), str(make())


def ask_settings():
    return settings.total()


def ask_text():
    return str(LABEL)
