from django.urls import re_path as url
