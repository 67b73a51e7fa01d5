from django.core.files.base import ContentFile

from .models import Paper


def store():
    paper = Paper()
    paper.scan.save("a.txt", ContentFile(b"a"))
    return paper


def forget():
    paper = Paper.objects.get(pk=store().pk)
    paper.scan.delete()
