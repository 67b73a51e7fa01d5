import shop
import shop.web.pages


def run():
    shop.web.pages.render()
    shop.tools.clean()


run()
