def is_old(model):
    return model.__name__.startswith("Old")


class ArchiveRouter:
    def __init__(self):
        self.old = "archive"

    def db_for_read(self, model, **hints):
        return self.old if is_old(model) else None

    def db_for_write(self, model, **hints):
        return self.old if is_old(model) else None

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return True
