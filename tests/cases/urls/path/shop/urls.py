from django.urls import path

from shop import views
from shop.views import detail

urlpatterns = [
    path("", views.index),
    path("orders/", view=views.orders, name="orders"),
    path("orders/new/", views.new),
    path("orders/<slug:code>/", detail, {"extra": 1}),
    path("orders/<int:year>/<str:name>/", views.year),
    path("files/<path:file>", views.file),
    path("keys/<uuid:key>", views.key),
    path("plain/<name>/", views.plain),
    path("odd.(chars)+/", views.plain),
]
