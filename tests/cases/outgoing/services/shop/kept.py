import smtplib

import boto3
import grpc
import redis
import stripe
from django.core.mail import EmailMessage, send_mail
from elasticsearch import Elasticsearch
from pymongo import MongoClient
from sqlalchemy import create_engine

REGION = "eu"
store = redis.Redis(host="cache.local", port=6379)
search = Elasticsearch(["http://search:9200", "http://other:9200"])
s3 = boto3.client("s3", region_name=REGION)


class Bills:
    def __init__(self):
        self.queue = boto3.resource("sqs")

    def keep(self, name):
        s3.put_object(Bucket="bills", Key=name)
        self.queue.get_queue_by_name(QueueName="bills")


def connect(host):
    MongoClient(f"mongodb://{host}/shop")
    create_engine("postgresql://me:secret@db/shop")
    redis.from_url("redis://:secret@cache.local/1")
    return grpc.insecure_channel("rates:50051")


def tell(order):
    send_mail("a", "b", "c", ["d"])
    EmailMessage("a").send()
    with smtplib.SMTP("mail.local") as server:
        server.quit()
    stripe.Charge.create(amount=1)
