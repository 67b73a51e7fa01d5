from .orders import Order
from .parts import Part
