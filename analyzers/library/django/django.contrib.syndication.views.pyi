"""Feeds: what answering a request for one asks of it."""

from django.http import HttpRequest

class Feed:
    def __init__(self): ...
    def _enter(self): self(HttpRequest())
    def __call__(self, request=None, *args, **kwargs): return self.get_feed(self.get_object(request, *args, **kwargs), request)
    def get_object(self, request, *args, **kwargs): ...
    def get_context_data(self, **kwargs): return {**kwargs}
    def feed_extra_kwargs(self, obj): return {}
    def item_extra_kwargs(self, item): return {}
    def item_title(self, item): return str(item)
    def item_description(self, item): return str(item)
    def item_link(self, item): return item.get_absolute_url()
    def get_feed(self, obj, request):
        self._head(obj)
        for item in self._items(obj):
            self._item(item, obj)
        self.get_context_data(obj=obj, item=None, site=None, request=request)
    def _items(self, obj): return self.items() or self.items(obj)
    def _head(self, obj):
        self.link() or self.link(obj)
        self.title() or self.title(obj)
        self.subtitle() or self.subtitle(obj)
        self.description() or self.description(obj)
        self.feed_url() or self.feed_url(obj)
        self.author_name() or self.author_name(obj)
        self.categories() or self.categories(obj)
        self.feed_guid() or self.feed_guid(obj)
        self.feed_extra_kwargs(obj)
    def _item(self, item, obj):
        self.item_title(item)
        self.item_description(item)
        self.item_link(item)
        self.item_enclosures(item)
        self.item_author_name(item)
        self.item_pubdate(item)
        self.item_updateddate(item)
        self.item_guid(item)
        self.item_categories(item)
        self.item_comments(item)
        self.item_extra_kwargs(item)
