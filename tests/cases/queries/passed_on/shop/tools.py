def newest(queryset, size=None):
    if size is not None:
        queryset = queryset.filter(size=size)
    return queryset.order_by("-pk")


def first_of(model):
    return model.objects.first()


def close(thing):
    thing.size = 0
    thing.save()


class Store:
    def __init__(self, model):
        self.model = model

    def remove_all(self):
        self.model.objects.all().delete()
