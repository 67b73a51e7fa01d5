from django.views import View

from shop.services import OrderService, Service


class Base(View):
    service_class = Service

    def get(self, request):
        return self.get_service().run()

    def get_service(self):
        return self.service_class()


class Orders(Base):
    service_class = OrderService

    def post(self, request):
        return self.get_service().run()
