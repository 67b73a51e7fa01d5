class Alert:
    def title(self):
        return "alert"
