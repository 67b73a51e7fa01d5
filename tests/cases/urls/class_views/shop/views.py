from django.views import View, generic


class OrderList(generic.ListView): ...


class OrderDetail(generic.DetailView): ...


class OrderCreate(generic.CreateView): ...


class OrderUpdate(generic.UpdateView): ...


class OrderDelete(generic.DeleteView): ...


class Search(generic.FormView): ...


class Own(View):
    def get(self, request): ...

    def put(self, request): ...

    def helper(self): ...


class Child(Own):
    def delete(self, request): ...


class PostMixin:
    def post(self, request): ...


class Mixed(PostMixin, generic.TemplateView): ...


class Limited(generic.FormView):
    http_method_names = ["get", "post"]
