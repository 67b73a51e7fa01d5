import pkgutil
import pydoc

pydoc.locate("shop.orders.Order")().pay()
pkgutil.resolve_name("shop.invoices:Invoice")().pay()
