class Gateway:
    def charge(self):
        return 1
