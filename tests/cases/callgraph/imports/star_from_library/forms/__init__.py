from json import JSONEncoder as Encoder
from json.decoder import *

from forms.base import *
from forms.hidden import *

Decoder = JSONDecoder
