"""What a field for files gives: a file that saves its row with itself."""

class FieldFile:
    def __init__(self, instance, field, name):
        self.instance = instance
        self.field = field
    def save(self, name, content, save=True):
        self.field.generate_filename(self.instance, name)
        self.instance.save()
    def delete(self, save=True): self.instance.save()

class ImageFieldFile(FieldFile): ...
