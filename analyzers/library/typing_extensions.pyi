"""What newer versions of typing have, for older ones."""

from typing import *

def deprecated(message): return _identity
def _identity(thing): return thing
