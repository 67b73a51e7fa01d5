class Commands:
    from tools import save, helper as assist

    def run(self):
        self.save()
        Commands.assist(self)


Commands().run()
