from celery import shared_task
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from shop.models import Log, Mail, Order, Stock


def place():
    Log.objects.create()
    with transaction.atomic():
        create()
        send_mail.delay()
    Log.objects.create()


def create():
    Order.objects.create()
    book(Stock.objects.get())
    create_again()


def create_again():
    create()


def book(stock):
    stock.book()


@shared_task
def send_mail():
    Mail.objects.create()


@transaction.atomic
def saved_with_receiver():
    Order.objects.create()


@receiver(post_save, sender=Order)
def log(sender, **kwargs):
    Log.objects.create()
