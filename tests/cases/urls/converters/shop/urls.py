from django.urls import path, register_converter

from shop import converters, views
from shop.converters import CodeConverter

register_converter(converters.YearConverter, "yyyy")
register_converter(CodeConverter, type_name="code")
register_converter(converters.NumberConverter, "number")

urlpatterns = [
    path("years/<yyyy:year>/", views.year),
    path("codes/<code:code>/", views.code),
    path("numbers/<number:n>/", views.number),
]
