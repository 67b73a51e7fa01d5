from django.contrib.contenttypes.models import ContentType
from shop.models import Comment, Order, Picture


def prepare():
    order = Order.objects.create()
    Comment.objects.create(text="a", content_object=order)
    order.comments.create(text="b")


def finds_type():
    ContentType.objects.clear_cache()
    return ContentType.objects.get_for_model(Picture).pk


def reads_back():
    return [comment.text for comment in Order.objects.get().comments.all()]


def reads_object():
    ContentType.objects.clear_cache()
    for comment in Comment.objects.all():
        comment.content_object.first_comment()


def loads_objects():
    ContentType.objects.clear_cache()
    return list(Comment.objects.prefetch_related("content_object"))


def looks_up():
    return Order.objects.filter(comments__text="a").count()


def looks_back():
    return Comment.objects.filter(order__size=1).exists()


def deletes():
    Order.objects.all().delete()
