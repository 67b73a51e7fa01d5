"""Libraries that talk to backing services: what makes a client, and which argument says whom it reaches."""

from __future__ import annotations

from typing import NamedTuple


class Client(NamedTuple):
    """A class or function that makes a client, and the argument that says of what; position -1 is for none."""

    system: str
    position: int = 0
    keyword: str = ""


_URL, _HOST, _NONE = (0, "url"), (0, "host"), (-1, "")
_TABLE: tuple[tuple[str, tuple[int, str], str], ...] = (
    ("redis", _HOST, "redis.Redis redis.StrictRedis redis.client.Redis redis.asyncio.Redis redis.asyncio.client.Redis"),
    ("redis", _URL, "redis.from_url redis.Redis.from_url redis.StrictRedis.from_url redis.asyncio.from_url"),
    ("redis", _URL, "redis.asyncio.Redis.from_url redis.ConnectionPool.from_url aioredis.from_url"),
    ("redis", _NONE, "django_redis.get_redis_connection"),
    ("memcached", (0, ""), "memcache.Client pymemcache.client.base.Client pymemcache.Client pylibmc.Client"),
    ("elasticsearch", (0, "hosts"), "elasticsearch.Elasticsearch elasticsearch.AsyncElasticsearch"),
    ("opensearch", (0, "hosts"), "opensearchpy.OpenSearch"),
    ("solr", _URL, "pysolr.Solr"),
    ("meilisearch", _URL, "meilisearch.Client"),
    ("mongodb", _HOST, "pymongo.MongoClient pymongo.mongo_client.MongoClient motor.motor_asyncio.AsyncIOMotorClient"),
    ("smtp", _HOST, "smtplib.SMTP smtplib.SMTP_SSL"),
    ("imap", _HOST, "imaplib.IMAP4 imaplib.IMAP4_SSL"),
    ("pop3", _HOST, "poplib.POP3 poplib.POP3_SSL"),
    ("ftp", _HOST, "ftplib.FTP ftplib.FTP_TLS"),
    ("grpc", (0, "target"), "grpc.insecure_channel grpc.secure_channel"),
    ("grpc", (0, "target"), "grpc.aio.insecure_channel grpc.aio.secure_channel"),
    ("postgresql", (0, "dsn"), "psycopg2.connect psycopg.connect asyncpg.connect asyncpg.create_pool"),
    ("mysql", _HOST, "pymysql.connect MySQLdb.connect mysql.connector.connect"),
    ("database", _URL, "sqlalchemy.create_engine sqlalchemy.ext.asyncio.create_async_engine sqlmodel.create_engine"),
    ("kafka", (-1, "bootstrap_servers"), "kafka.KafkaProducer kafka.KafkaConsumer"),
    ("kafka", (-1, "bootstrap_servers"), "aiokafka.AIOKafkaProducer aiokafka.AIOKafkaConsumer"),
    ("amqp", _HOST, "pika.ConnectionParameters"),
    ("amqp", _URL, "pika.URLParameters aio_pika.connect aio_pika.connect_robust"),
    ("amqp", (0, "hostname"), "kombu.Connection kombu.connection.Connection"),
    ("mqtt", _NONE, "paho.mqtt.client.Client"),
    ("nats", (0, "servers"), "nats.connect"),
    ("xml-rpc", (0, "uri"), "xmlrpc.client.ServerProxy"),
    ("soap", (0, "wsdl"), "zeep.Client suds.client.Client"),
    ("ldap", _HOST, "ldap.initialize ldap3.Server"),
    ("ssh", _NONE, "paramiko.SSHClient paramiko.client.SSHClient"),
    ("s3", (0, "endpoint"), "minio.Minio"),
    ("google cloud storage", _NONE, "google.cloud.storage.Client"),
    ("google cloud pubsub", _NONE, "google.cloud.pubsub_v1.PublisherClient google.cloud.pubsub_v1.SubscriberClient"),
    ("azure storage", (0, "account_url"), "azure.storage.blob.BlobServiceClient"),
    ("sentry", (0, "dsn"), "sentry_sdk.init"),
    ("twilio", _NONE, "twilio.rest.Client"),
    ("slack", _NONE, "slack_sdk.WebClient slack_sdk.web.client.WebClient"),
    ("openai", (-1, "base_url"), "openai.OpenAI openai.AsyncOpenAI"),
    ("docker", _NONE, "docker.from_env docker.DockerClient"),
    ("vault", _URL, "hvac.Client"),
    ("neo4j", (0, "uri"), "neo4j.GraphDatabase.driver"),
    ("influxdb", _HOST, "influxdb.InfluxDBClient influxdb_client.InfluxDBClient"),
    ("websocket", (0, "uri"), "websocket.create_connection websockets.connect websockets.client.connect"),
    ("socket", (0, "address"), "socket.create_connection"),
)

CLIENTS = {path: Client(system, *where) for system, where, paths in _TABLE for path in paths.split()}
"""By import path."""

MAIL = frozenset(
    "django.core.mail.send_mail django.core.mail.send_mass_mail django.core.mail.mail_admins "
    "django.core.mail.mail_managers django.core.mail.EmailMessage.send django.core.mail.EmailMultiAlternatives.send "
    "django.core.mail.message.EmailMessage.send flask_mail.Mail.send flask_mailman.EmailMessage.send".split()
)
"""What sends mail with the server that is configured."""

WHOLE = {"stripe": "stripe", "braintree": "braintree", "paypalrestsdk": "paypal"}
"""Packages of which each call of a method is a request."""

AWS = (
    "boto3.client",
    "boto3.resource",
    "boto3.Session.client",
    "boto3.session.Session.client",
    "boto3.Session.resource",
    "aioboto3.Session.client",
)
"""What makes a client for the service of AWS that its first argument names."""

AWS_SUBJECTS = ("Bucket", "QueueUrl", "TopicArn", "TableName", "FunctionName", "StreamName", "SecretId")
"""Arguments that name what a call of AWS is about."""
