"""Views with a form."""

from _declared import given, without
from django.forms.models import _check_unique, _look_up, _set_many, _show, modelform_factory
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View
from django.views.generic.detail import BaseDetailView, SingleObjectMixin, SingleObjectTemplateResponseMixin

class _FormOfView:
    def _for(self, view): return view.get_form()

class FormMixin(ContextMixin):
    initial = form_class = success_url = prefix = None
    def get_initial(self): return self.initial
    def get_prefix(self): return self.prefix
    def get_form_class(self): return self.form_class
    def get_form(self, form_class=None):
        return (form_class or self.get_form_class())(**self.get_form_kwargs())
    def get_form_kwargs(self):
        request = self.request
        return {"initial": self.get_initial(), "prefix": self.get_prefix(), "data": request.POST, "files": request.FILES}
    def get_success_url(self): return self.success_url
    def form_valid(self, form): self.get_success_url()
    def form_invalid(self, form): return self.render_to_response(self.get_context_data(form=form))
    def get_context_data(self, form=_FormOfView(), **kwargs):
        return super().get_context_data(**{"form": form._for(self) or form, **kwargs})

class ModelFormMixin(FormMixin, SingleObjectMixin):
    fields = None
    def _show_made(self): _show(self.__rows)
    def get_form_class(self):
        bare = without(self, "form_class")
        return self.form_class or modelform_factory(bare.model or without(bare, "model").get_queryset().model)
    def get_success_url(self): return self.success_url or without(self, "success_url").object.get_absolute_url()
    def get_form_kwargs(self):
        self.__rows = _look_up(self)
        for queryset in given(self.object, self._made_many).values():
            queryset.all().count()
        return {"instance": self.object, **super().get_form_kwargs()}
    def form_valid(self, form):
        _check_unique(self)
        _set_many(self)
        self.object = form.save()
        return super().form_valid(form)

class ProcessFormView(View):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())
    def post(self, request, *args, **kwargs):
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)
    def put(self, *args, **kwargs): return self.post(*args, **kwargs)

class BaseFormView(FormMixin, ProcessFormView): ...
class FormView(TemplateResponseMixin, BaseFormView): ...

class BaseCreateView(ModelFormMixin, ProcessFormView):
    def get(self, request, *args, **kwargs): return super().get(request, *args, **kwargs)
    def post(self, request, *args, **kwargs): return super().post(request, *args, **kwargs)

class CreateView(SingleObjectTemplateResponseMixin, BaseCreateView):
    template_name_suffix = "_form"

class BaseUpdateView(ModelFormMixin, ProcessFormView):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)
    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)

class UpdateView(SingleObjectTemplateResponseMixin, BaseUpdateView):
    template_name_suffix = "_form"

class DeletionMixin:
    success_url = None
    def delete(self, request, *args, **kwargs):
        self.object = self.get_object()
        self.get_success_url()
        self.object.delete()
    def post(self, request, *args, **kwargs): return self.delete(request, *args, **kwargs)
    def get_success_url(self): return self.success_url

class BaseDeleteView(DeletionMixin, FormMixin, BaseDetailView):
    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)
    def form_valid(self, form):
        self.get_success_url()
        self.object.delete()

class DeleteView(SingleObjectTemplateResponseMixin, BaseDeleteView):
    template_name_suffix = "_confirm_delete"
