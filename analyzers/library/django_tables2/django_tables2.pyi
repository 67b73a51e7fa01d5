"""Tables by the names that programs import."""

from django_tables2.columns import Column
from django_tables2.tables import Table
from django_tables2.views import MultiTableMixin, SingleTableMixin, SingleTableView
