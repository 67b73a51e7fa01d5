import tools

kit = tools
deep = kit


def run():
    kit.cut()
    deep.glue()


run()
