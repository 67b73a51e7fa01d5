class Document:
    def title(self):
        return self.number()

    def number(self):
        return 1


class Invoice(Document):
    def print(self):
        return self.title()


class Reminder(Invoice):
    pass


Reminder().print()
Invoice().title()
