from .models import Order
from .payment import charge as pay
