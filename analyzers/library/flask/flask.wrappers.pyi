"""Answers."""

class Response:
    def __init__(self, response=None, **options): ...
