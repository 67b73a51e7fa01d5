import os

from django.urls import path

from shop import views

urlpatterns = []
for name in os.environ.get("SHOP_PAGES", "").split():
    urlpatterns.append(path(f"{name}/", views.page))
for name, view in (("orders", views.orders), ("lines", views.lines)):
    urlpatterns.append(path(f"{name}/", view))
for name in ("day", "week"):
    for number in (1, 2):
        urlpatterns.append(path(f"{name}/{number}/", views.report))
