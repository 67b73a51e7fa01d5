"""Commands of `manage.py`."""

from argparse import ArgumentParser

class CommandParser(ArgumentParser): ...

class BaseCommand:
    def __init__(self, stdout=None, stderr=None, no_color=False, force_color=False): ...
    def _enter(self): self._run()
    def _run(self):
        self.create_parser("", "")
        self.execute()
    def get_version(self): return ""
    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = CommandParser()
        self.add_arguments(parser)
        return parser
    def add_arguments(self, parser): ...
    def run_from_argv(self, argv): self._run()
    def execute(self, *args, **options): return self.handle(*args, **options)
    def check(self, app_configs=None, tags=None, display_num_errors=False): ...
    def handle(self, *args, **options): ...

class AppCommand(BaseCommand):
    def handle(self, *app_labels, **options): self.handle_app_config(None, **options)
    def handle_app_config(self, app_config, **options): ...

class LabelCommand(BaseCommand):
    def handle(self, *labels, **options): self.handle_label("", **options)
    def handle_label(self, label, **options): ...
