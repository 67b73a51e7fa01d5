from django.core.cache import cache
from django.http import HttpResponse
from django.views import View

CART = "cart"


def add(request):
    cart = request.session.get(CART, [])
    request.session[CART] = [*cart, 1]
    request.session["seen"] = True
    return HttpResponse("added")


class Show(View):
    def get(self, request):
        self.request.session.setdefault("cart", [])
        if "seen" not in self.request.session:
            self.request.session["shown"] = 1
        del self.request.session["shown"]
        return HttpResponse(str(request.session["cart"]))

    def post(self, request):
        request.session.pop("cart", None)
        request.session.flush()
        cache.clear()
        return HttpResponse("gone")
