from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.http import HttpResponse
from django.views.generic import TemplateView, View


class Logged:
    def dispatch(self, request, *args, **kwargs):
        self.log()
        return super().dispatch(request, *args, **kwargs)

    def log(self):
        return "seen"


class Start(Logged, TemplateView):
    template_name = "page.html"

    def get_context_data(self, **kwargs):
        return {"text": "start"}


class Plain(Logged, View):
    def get(self, request):
        return self.answer()

    def answer(self):
        return HttpResponse("plain")


class Tested(UserPassesTestMixin, View):
    def test_func(self):
        return self.allowed()

    def allowed(self):
        return True

    def get(self, request):
        return HttpResponse("tested")


class Private(LoginRequiredMixin, View):
    def handle_no_permission(self):
        return HttpResponse("private")

    def get(self, request):
        return HttpResponse("never")
