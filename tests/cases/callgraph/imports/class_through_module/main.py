import models


class Invoice(models.Document):
    def send(self):
        return self.render()


Invoice().send()
