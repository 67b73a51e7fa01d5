from django.core.management import call_command


def close():
    return 1


def nightly():
    call_command("close_orders")
