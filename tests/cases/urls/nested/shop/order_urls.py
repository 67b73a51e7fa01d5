from django.urls import path

from shop.views import line, lines

urlpatterns = [path("lines/", lines), path("lines/<int:line>/", line)]
