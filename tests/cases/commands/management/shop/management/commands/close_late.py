from shop.management.commands.close_orders import Command as CloseOrders


class Command(CloseOrders):
    help = "Close late"
