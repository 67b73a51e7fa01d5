from django.utils import timezone

from .models import Login


def remember():
    return Login.objects.create(session_key="a", place="b", expire_date=timezone.now())
