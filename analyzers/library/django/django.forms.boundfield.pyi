"""A field of a form with its value."""

class BoundField:
    def __init__(self, form, field, name):
        self.form = form
        self.field = field
        self.name = name
