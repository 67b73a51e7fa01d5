"""Nodes and connections."""

from graphene import Mutation

class ClientIDMutation(Mutation): ...
