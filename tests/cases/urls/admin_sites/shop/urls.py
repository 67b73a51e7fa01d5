from django.contrib import admin
from django.urls import path

from .sites import office

admin.autodiscover()

urlpatterns = [
    path("admin/office/", office.urls),
    path("admin/", admin.site.urls),
]
