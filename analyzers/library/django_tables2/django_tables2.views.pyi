"""Views with a table."""

from django.views.generic.list import ListView

class TableMixinBase:
    table_pagination = paginate_by = None
    context_table_name = ""
    def get_context_table_name(self, table): return self.context_table_name
    def get_table_pagination(self, table):
        self.get_paginate_by(table.data)
        return self.table_pagination
    def get_paginate_by(self, table_data): return self.paginate_by

class SingleTableMixin(TableMixinBase):
    table_class = table_data = None
    def get_table_class(self): return self.table_class
    def get_table(self, **kwargs):
        table = self.get_table_class()(data=self.get_table_data(), **kwargs)
        self.get_table_pagination(table)
        return table
    def get_table_data(self): return self.table_data or self.object_list or self.get_queryset()
    def get_table_kwargs(self): return {}
    def get_context_data(self, **kwargs):
        table = self.get_table(**self.get_table_kwargs())
        self.get_context_table_name(table)
        return {**super().get_context_data(**kwargs), "table": table}

class SingleTableView(SingleTableMixin, ListView): ...

class MultiTableMixin(TableMixinBase):
    tables = tables_data = None
    def get_tables(self): return [*self.tables, *[table(self.get_tables_data()[...]) for table in self.tables]]
    def get_tables_data(self): return self.tables_data
    def get_context_data(self, **kwargs):
        tables = self.get_tables()
        for table in tables:
            self.get_table_pagination(table)
            self.get_context_table_name(table)
        return {**super().get_context_data(**kwargs), "tables": tables}
