from pathlib import Path

BASE = "shop"
ROOT_URLCONF = BASE + ".urls"
INSTALLED_APPS = ["shop"]
DEBUG = True
