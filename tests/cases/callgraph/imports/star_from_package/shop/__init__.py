from .payment import pay

__all__ = ["pay", "orders"]
