from django.middleware.locale import LocaleMiddleware


class ShopLocale(LocaleMiddleware):
    def process_request(self, request):
        super().process_request(request)
        request.shop_language = self.language_of(request)

    def language_of(self, request):
        return "en"
