from django.core.management.base import BaseCommand

from shop.work import count


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, default=1)

    def handle(self, *args, **options):
        count(options["size"])
