from shop.tasks import clean, pin, send


def place(order):
    send.apply_async(kwargs={"order": order}).get()
    send.delay(order)


def now():
    clean()
    pin()
