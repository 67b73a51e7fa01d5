from django.contrib.auth import views
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.views.generic import TemplateView

from .forms import AskForm, NewForm


class Ask(views.PasswordResetView):
    template_name = "shop/form.html"
    form_class = AskForm
    success_url = "/done/"


class Change(views.PasswordChangeView):
    template_name = "shop/form.html"
    form_class = NewForm
    success_url = "/done/"


class About(TemplateView):
    template_name = "shop/form.html"

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "title": title()}


_about = About.as_view()


def about(request):
    return _about(request)


def title():
    return "Shop"


@receiver(post_save, sender=User)
def told(sender, instance, **kwargs):
    return title()
