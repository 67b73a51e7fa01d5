import orders
import services

services.settle(orders.load("Order()"))
