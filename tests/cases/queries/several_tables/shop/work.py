from shop.models import Reminder


def prepare():
    Reminder.objects.create(text="new")


def change():
    reminder = Reminder.objects.get()
    reminder.due = 2
    reminder.save()


def remove():
    reminder = Reminder.objects.get()
    reminder.delete()
