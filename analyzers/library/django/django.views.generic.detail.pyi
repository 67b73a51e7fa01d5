"""Views of one object."""

from _declared import without
from _templates import default_name as _default_name
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

class SingleObjectMixin(ContextMixin):
    model = queryset = context_object_name = None
    def get_object(self, queryset=None):
        self.get_slug_field()
        return (queryset or self.get_queryset()).get()
    def get_queryset(self): return self.queryset.all() or without(self, "queryset").model._default_manager.all()
    def get_slug_field(self): ...
    def get_context_object_name(self, obj): ...
    def get_context_data(self, **kwargs):
        self.get_context_object_name(self.object)
        return super().get_context_data(**{"object": self.object, self.context_object_name: self.object, **kwargs})

class BaseDetailView(SingleObjectMixin, View):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(object=self.object))

class SingleObjectTemplateResponseMixin(TemplateResponseMixin):
    template_name_suffix = "_detail"
    def get_template_names(self):
        return [self.template_name, _default_name(self.model or self.object, self.template_name_suffix)]
class DetailView(SingleObjectTemplateResponseMixin, BaseDetailView): ...
