from json import JSONEncoder as Encoder
from json import dumps as encode
