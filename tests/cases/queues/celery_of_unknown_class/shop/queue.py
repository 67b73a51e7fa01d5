from django.utils.module_loading import import_string

from shop.conf import QUEUE

queue_class = import_string(dotted_path=QUEUE)
app = queue_class(main="shop")
