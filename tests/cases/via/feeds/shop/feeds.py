from django.contrib.syndication.views import Feed

from .models import Order


class Latest(Feed):
    title = "Latest"
    link = "/"

    def get_object(self, request, kind):
        return kind

    def description(self, obj):
        return obj

    def items(self, obj):
        return [Order.objects.get_or_create(code="a")[0]]

    def item_title(self, item):
        return item.code

    def item_link(self, item):
        return super().item_link(item)
