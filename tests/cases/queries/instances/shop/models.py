from django.db import models


class Order(models.Model):
    code = models.CharField(max_length=9, unique=True)

    def close(self):
        self.code = "closed"
        self.save(update_fields=["code"])
