from .customer import *
from .order import *
