import tools as t
from tools import save as store
import shop.orders as orders


def run():
    t.save()
    store()
    orders.place()


run()
