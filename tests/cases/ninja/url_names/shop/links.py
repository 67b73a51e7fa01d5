from django.urls import reverse


def of_orders():
    return reverse("api-1.0.0:all-orders")


def of_lines():
    return reverse("ninja:lines", current_app="api-1.0.0")


def of_customers():
    return reverse("inner:customers")
