from django.urls import reverse


def of_order():
    return reverse("admin:shop_order_change", args=[1])


def of_customers():
    return reverse("admin:shop_customer_changelist")


def of_report():
    return reverse("office:report")


def of_printing():
    return reverse("admin:print", args=[1])


def of_lines():
    return reverse("office:shop_line_add")
