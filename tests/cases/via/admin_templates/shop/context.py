from .models import Stock


def stock(request):
    return {"in_stock": Stock.objects.count()}
