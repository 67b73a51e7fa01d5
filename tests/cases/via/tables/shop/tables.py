import django_tables2 as tables


class Upper(tables.Column):
    def render(self, value):
        return value.upper()


class Orders(tables.Table):
    code = Upper()
    size = tables.Column(empty_values=())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.made = True

    def before_render(self, request):
        self.shown = True

    def render_size(self, record):
        return len(record.code)
