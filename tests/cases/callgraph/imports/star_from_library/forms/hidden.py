from collections import *

__all__ = []
