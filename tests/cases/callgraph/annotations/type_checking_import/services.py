from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orders import Order


def settle(order: Order):
    return order.pay()
