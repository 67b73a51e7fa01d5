from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Comment(models.Model):
    text = models.CharField(max_length=50)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    content_object = GenericForeignKey("content_type", "object_id")


class Order(models.Model):
    size = models.IntegerField(default=1)
    comments = GenericRelation(Comment, related_query_name="order")

    def first_comment(self):
        return self.comments.first()


class Picture(models.Model):
    name = models.CharField(max_length=50)
