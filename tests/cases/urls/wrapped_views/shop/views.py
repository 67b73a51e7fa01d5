from django.contrib.auth.decorators import login_required
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_POST


def page(request): ...


@method_decorator(login_required, name="dispatch")
class Page(View):
    template_name = ""

    def get(self, request): ...

    def post(self, request): ...


assigned = Page.as_view()


@login_required
def marked(request): ...


@login_required
@require_POST
def both(request): ...
