from django.contrib.auth.decorators import login_required, permission_required
from django.urls import path
from django.views.decorators.cache import cache_page
from django.views.decorators.csrf import csrf_exempt

from shop import views

urlpatterns = [
    path("a/", login_required(views.page)),
    path("b/", cache_page(60)(views.page)),
    path("c/", csrf_exempt(login_required(views.Page.as_view()))),
    path("d/", permission_required("shop.view")(views.Page.as_view(template_name="x"))),
    path("e/", views.assigned),
    path("f/", views.marked),
    path("g/", views.both),
]
