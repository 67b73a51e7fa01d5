from shop import render
import shop


def run():
    render()
    shop.render()


run()
