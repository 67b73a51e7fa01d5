import os

OWNER_MODEL = os.environ["OWNER"]
