import tool
from tool import cut


def run():
    print "cutting"
    tool.cut()
    cut()
