from django.urls import include, path, re_path
from rest_framework.urlpatterns import format_suffix_patterns

from shop import views

urlpatterns = [
    path("orders/", views.OrderList.as_view()),
    path("orders/<int:pk>/", views.OrderDetail.as_view()),
    re_path(r"^old/(?P<pk>\d+)/$", views.OrderDetail.as_view()),
    path("inner/", include([path("items", views.items)])),
]
urlpatterns = format_suffix_patterns(urlpatterns)
urlpatterns.append(path("plain", views.items))
