from django.db import migrations

FILL = """
    INSERT INTO old_orders (name)
    SELECT shop_order.name FROM shop_order JOIN billing_bill ON billing_bill.order_id = shop_order.id
"""


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial"), ("billing", "0001_initial")]
    operations = [
        migrations.RunSQL("INSERT INTO shop_order (name, total) VALUES ('a', 1)", hints={"of": "shop"}),
        migrations.RunSQL(FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.RunSQL(
            sql=["UPDATE shop_order SET total = 0", ("DELETE FROM old_orders WHERE name = %s", ["x"])],
            reverse_sql="UPDATE shop_order SET total = 1",
        ),
    ]
