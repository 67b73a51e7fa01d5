from django.db import models

import config


class Order(models.Model):
    owner = models.ForeignKey(config.OWNER_MODEL, models.CASCADE)
    other = models.ForeignKey(pick_model(), models.CASCADE)

    class Meta:
        db_table = make_name()
