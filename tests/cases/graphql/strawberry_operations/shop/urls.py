from django.urls import include, path
from strawberry.django.views import GraphQLView

from .schema import schema

api = [path("graphql", GraphQLView.as_view(schema=schema))]
urlpatterns = [path("api/", include(api))]
