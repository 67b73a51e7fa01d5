"""The administration by the names that programs import."""

from django.contrib.admin.filters import FieldListFilter, ListFilter, SimpleListFilter
from django.contrib.admin.options import ModelAdmin, StackedInline, TabularInline
from django.contrib.admin.sites import AdminSite

site = AdminSite()

class register:
    def __init__(self, *models, site=None): self.__models = models
    def __call__(self, admin_class):
        for model in self.__models:
            admin_class.model = model
        return admin_class
