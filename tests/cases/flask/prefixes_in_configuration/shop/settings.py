class Base:
    STOCK_PREFIX = "/stock"


class Production(Base):
    DEBUG = False
