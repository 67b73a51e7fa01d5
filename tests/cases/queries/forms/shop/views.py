from shop.forms import OrderForm, OrderSerializer


def edit(request):
    form = OrderForm(request.POST)
    if form.is_valid():
        order = form.save()
        order.describe()


def api(request):
    serializer = OrderSerializer(data=request.data)
    serializer.is_valid()
    serializer.save()
