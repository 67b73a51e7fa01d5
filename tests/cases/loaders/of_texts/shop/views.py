from django.contrib.auth.decorators import permission_required

HANDLERS = {"item": "stock.Item", "bad": "stock.filters.missing", "path": "stock.filters:amounts"}


@permission_required("stock.change_item")
def show(request):
    return None
