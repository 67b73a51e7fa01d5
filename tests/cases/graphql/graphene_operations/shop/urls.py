from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from graphene_django.views import GraphQLView

from .schema import plain_schema


class OwnView(GraphQLView):
    pass


urlpatterns = [
    path("graphql/", csrf_exempt(GraphQLView.as_view(graphiql=True))),
    path("plain", OwnView.as_view(schema=plain_schema)),
]
