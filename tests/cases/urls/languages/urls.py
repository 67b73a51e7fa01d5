from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

import views

urlpatterns = [path("plain/", views.plain)]
urlpatterns += i18n_patterns(
    path("page/", views.page),
    path(_("about/"), views.about),
    path("in/", include([path("deep/", views.page)])),
)
