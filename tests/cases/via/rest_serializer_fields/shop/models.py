from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=10)

    @property
    def title(self):
        return self.name.title()


class Order(models.Model):
    size = models.IntegerField(default=1)
    code = models.CharField(max_length=10, default="")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE)

    @property
    def total(self):
        return self.size * 2

    @property
    def doubled(self):
        return self.size * 2

    def label(self):
        return self.code

    def unread(self):
        return None


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    text = models.CharField(max_length=10)

    def upper(self):
        return self.text.upper()
