import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel(
            "Bill",
            [
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=20)),
                ("order", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="shop.order")),
            ],
        ),
    ]
