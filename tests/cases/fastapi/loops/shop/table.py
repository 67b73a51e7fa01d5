def reports(): ...


def prices(): ...


ROUTES = [("/reports", reports, ["GET"]), ("/prices", prices, ["GET", "POST"])]
