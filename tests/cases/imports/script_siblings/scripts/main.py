import helper
from helper import clean

clean()
helper.sweep()
