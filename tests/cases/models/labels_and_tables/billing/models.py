from django.db.models import CharField, Model


class Base(Model):
    note = CharField(max_length=9)

    class Meta:
        abstract = True
        app_label = "billing"


class Invoice(Base):
    pass


class Payment(Base):
    class Meta(Base.Meta):
        db_table = "payments"
        abstract = False


class Old(Base):
    class Meta:
        managed = False
        db_table = 'legacy"."old'
