from django.core.management.base import BaseCommand

from shop.work import close


class Command(BaseCommand):
    help = "Close"

    def handle(self, *args, **options):
        close()
