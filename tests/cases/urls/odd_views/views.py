from django.contrib.syndication.views import Feed as BaseFeed


class Feed(BaseFeed):
    def items(self): ...


def plain(request): ...


class Callable:
    def __call__(self, request): ...


handlers = {"plain": plain}
