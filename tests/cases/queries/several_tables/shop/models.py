from django.db import models


class Message(models.Model):
    text = models.CharField(max_length=20)

    def mark(self):
        self.text = "read"
        self.save()


class Reminder(Message):
    due = models.IntegerField(default=1)
