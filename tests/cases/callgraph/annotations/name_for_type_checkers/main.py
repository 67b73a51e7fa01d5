from __future__ import annotations

from typing import TYPE_CHECKING

import shop

if TYPE_CHECKING:
    from shop import Order, Paid

    Base = Order

    class Sending:
        sent: Paid
else:
    Order = object
    Base = Paid = shop.Paid


def settle(order: Order):
    order.pay()


def send(sending: Sending):
    sending.sent.send()


class Sale(Base):
    pass


class Kept:
    sent = shop.Paid()


def made(text):
    return eval(text)


settle(made("shop.Order()"))
send(made("Kept()"))
Sale().send()
