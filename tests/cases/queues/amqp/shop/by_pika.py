import pika

connection = pika.BlockingConnection(pika.ConnectionParameters("rabbit"))
channel = connection.channel()
channel.queue_declare(queue="orders")
channel.queue_bind(queue="bills", exchange="shop", routing_key="paid")


def place(order):
    channel.basic_publish(exchange="", routing_key="orders", body=order)


def pay(bill):
    channel.basic_publish("shop", "paid", bill)


def on_order(ch, method, properties, body):
    return body


def on_bill(ch, method, properties, body):
    return body


def listen():
    channel.basic_consume(queue="orders", on_message_callback=on_order)
    channel.basic_consume("bills", on_bill)
    channel.start_consuming()
