def run():
    from late import load
    import late as module

    load()
    module.unload()
    Runner().go()


class Runner:
    from late import load as loader

    def go(self):
        from late import unload

        unload()


run()
