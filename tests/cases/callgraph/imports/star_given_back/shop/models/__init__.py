from shop.models.customer import *
from shop.models.order import *
