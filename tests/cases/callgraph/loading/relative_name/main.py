from shop import loading

loading.load("orders").total()
loading.load_beside("invoices").total()
