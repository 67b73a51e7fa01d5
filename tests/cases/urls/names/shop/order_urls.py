from django.urls import include, path

from shop import views

lines = [path("<int:pk>/", views.line, name="line")]
urlpatterns = [path("", views.OrderList.as_view(), name="list"), path("lines/", include((lines, "lines")))]
