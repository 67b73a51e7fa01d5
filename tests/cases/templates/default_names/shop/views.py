from django.views.generic import CreateView

from shop.models import Parcel


class Create(CreateView):
    model = Parcel
    fields = ["code"]
    success_url = "/"

    def hint(self):
        return "new"
