import json

from kafka import KafkaProducer

from .topics import BILLS, ORDERS


class Outbox:
    def __init__(self):
        self.producer = KafkaProducer(bootstrap_servers="kafka:9092")

    def place(self, order):
        self.producer.send(ORDERS, json.dumps(order).encode())

    def pay(self, bill):
        self.producer.send(topic=BILLS, value=b"x")

    def any(self, topic):
        self.producer.send(topic, b"x")

    def away(self):
        self.producer.send("elsewhere", b"x")
