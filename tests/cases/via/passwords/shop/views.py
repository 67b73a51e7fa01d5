from django.contrib.auth import views
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver

from .forms import AskForm, NewForm


class Ask(views.PasswordResetView):
    template_name = "shop/form.html"
    form_class = AskForm
    success_url = "/done/"


class Change(views.PasswordChangeView):
    template_name = "shop/form.html"
    form_class = NewForm
    success_url = "/done/"


_ask = Ask.as_view()


def again(request):
    return _ask(request)


def title():
    return "Shop"


@receiver(post_save, sender=User)
def told(sender, instance, **kwargs):
    return title()
