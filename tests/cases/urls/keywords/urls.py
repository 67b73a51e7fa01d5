from django.urls import include, path, re_path

import views

urlpatterns_people = [
    re_path(name="person", route=r"^people/(?P<pk>\d+)/$", view=views.person),
    path(view=views.people, route="people/"),
]

urlpatterns = []
urlpatterns.extend(urlpatterns_people)
urlpatterns.extend([path(route="in/", view=include(arg=[path(route="deep/", view=views.deep)]))])
