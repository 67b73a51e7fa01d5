from django.contrib import admin
from django.http import HttpResponse
from django.urls import path


class Office(admin.AdminSite):
    def get_urls(self):
        return [path("report/", self.admin_view(self.report), name="report"), *super().get_urls()]

    def report(self, request):
        return HttpResponse()

    def has_permission(self, request):
        return self.is_open() and super().has_permission(request)

    def is_open(self):
        return True

    def each_context(self, request):
        return {**super().each_context(request), "open": self.is_open()}


office = Office(name="office")
