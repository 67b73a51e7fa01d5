from aiokafka import AIOKafkaConsumer
from kafka import KafkaConsumer

from .topics import BILLS, ORDERS


def listen():
    for message in KafkaConsumer(ORDERS, group_id="a"):
        handle(message)


def handle(message):
    return message.value


async def bills():
    consumer = AIOKafkaConsumer(bootstrap_servers="kafka:9092")
    consumer.subscribe([BILLS, "other"])
