from django.db import migrations


def bill_all(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    Bill = apps.get_model("billing.Bill")
    for order in Order.objects.all():
        Bill.objects.create(name=order.name, order=order)


def forget(apps, schema_editor):
    apps.get_model("billing", "Bill").objects.all().delete()


def by_hand(apps, schema_editor):
    schema_editor.execute("UPDATE shop_order SET name = 'y'")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DELETE FROM billing_bill")


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_text")]
    operations = [
        migrations.RunPython(bill_all, forget),
        migrations.RunPython(by_hand, reverse_code=migrations.RunPython.noop),
    ]
