import setup_step
from tools import prepare

prepare()
