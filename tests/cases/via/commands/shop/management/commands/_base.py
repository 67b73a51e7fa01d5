from django.core.management.base import BaseCommand


class Timed(BaseCommand):
    def execute(self, *args, **options):
        self.begin()
        return super().execute(*args, **options)

    def begin(self):
        return None

    def handle(self, *args, **options):
        self.work()

    def work(self):
        raise NotImplementedError
