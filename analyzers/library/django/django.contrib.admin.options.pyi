"""The administration of models: what its pages ask of the classes that describe them."""

from django.contrib.admin.sites import AdminSite
from django.forms.models import BaseInlineFormSet, inlineformset_factory, modelform_factory
from django.template.response import TemplateResponse

class BaseModelAdmin:
    raw_id_fields = fields = exclude = fieldsets = prepopulated_fields = ordering = readonly_fields = ()
    model = None
    def __init__(self): ...
    def get_autocomplete_fields(self, request): return ()
    def get_view_on_site_url(self, obj=None): return obj.get_absolute_url()
    def get_empty_value_display(self): return ""
    def get_exclude(self, request, obj=None): return self.exclude
    def get_fields(self, request, obj=None): return self.fields
    def get_fieldsets(self, request, obj=None):
        self.get_fields(request, obj)
        return self.fieldsets
    def get_inlines(self, request, obj): return self.inlines
    def get_ordering(self, request): return self.ordering
    def get_readonly_fields(self, request, obj=None): return self.readonly_fields
    def get_prepopulated_fields(self, request, obj=None): return self.prepopulated_fields
    def get_queryset(self, request): return self.model._default_manager.get_queryset()
    def get_sortable_by(self, request): return ()
    def formfield_for_dbfield(self, db_field, request, **kwargs): return db_field.formfield(**kwargs)
    def formfield_for_choice_field(self, db_field, request, **kwargs): return db_field.formfield(**kwargs)
    def formfield_for_foreignkey(self, db_field, request, **kwargs): return db_field.formfield(**kwargs)
    def formfield_for_manytomany(self, db_field, request, **kwargs): return db_field.formfield(**kwargs)
    def get_field_queryset(self, db, db_field, request): ...
    def has_add_permission(self, request): return True
    def has_change_permission(self, request, obj=None): return True
    def has_delete_permission(self, request, obj=None): return True
    def has_view_permission(self, request, obj=None): return True
    def has_view_or_change_permission(self, request, obj=None): return True
    def has_module_permission(self, request): return True
    def lookup_allowed(self, lookup, value, request): return True
    def _permit(self, request, obj):
        self.has_view_permission(request, obj)
        self.has_change_permission(request, obj)
        self.has_delete_permission(request, obj)
        self.has_module_permission(request)
    def _describe(self, request, obj):
        self.get_readonly_fields(request, obj)
        self.get_exclude(request, obj)
        self.get_fieldsets(request, obj)
        self.get_prepopulated_fields(request, obj)
        self.formfield_for_dbfield(None, request)
        self.formfield_for_choice_field(None, request)
        self.formfield_for_foreignkey(None, request)
        self.formfield_for_manytomany(None, request)

class ModelAdmin(BaseModelAdmin):
    admin_site = AdminSite()
    list_display = list_display_links = list_filter = list_select_related = search_fields = actions = inlines = ()
    form = change_list_template = change_form_template = delete_confirmation_template = None
    def __init__(self, model, admin_site):
        self.model = model
        self.admin_site = admin_site
    def _enter(self):
        self.get_urls()
        self.changelist_view(None).render()
        self.add_view(None).render()
        self.change_view(None, "").render()
        self.delete_view(None, "").render()
        self.history_view(None, "")
    def get_urls(self): return [*[""]]
    def changelist_view(self, request, extra_context=None):
        self._list(request)
        return self._page(request, [self.change_list_template, "admin/change_list.html"], extra_context)
    def _page(self, request, names, extra_context): return TemplateResponse(request, names, {**extra_context})
    def _list(self, request):
        self.has_view_permission(request)
        self.get_list_display(request)
        self.get_list_display_links(request, ())
        self._filter(request)
        self.get_search_fields(request)
        self.get_changelist(request)
        found = self.get_queryset(request)
        self.get_search_results(request, found, "")
        self.get_paginator(request, found, 0)
        self._shown(request, found.get())
        self.response_action(request, found)
    def _filter(self, request):
        for one in self.get_list_filter(request):
            used = one(request, {}, self.model, self) or one[1](None, request, {}, self.model, self, "")
            used.lookups(request, self)
            used.has_output()
            used.choices(None)
            used.expected_parameters()
            used.queryset(request, None)
    def _shown(self, request, obj):
        for name in [*self.get_list_display(request), *self.get_readonly_fields(request, obj)]:
            getattr(self, name)(obj)
            getattr(obj, name)()
            name(obj)
        obj.__str__()
    def response_action(self, request, queryset):
        self.get_actions(request)
        for action in self.actions:
            getattr(self, action)(request, queryset)
            action(self, request, queryset)
    def add_view(self, request, form_url="", extra_context=None): return self.changeform_view(request, None, form_url, extra_context)
    def change_view(self, request, object_id, form_url="", extra_context=None): return self.changeform_view(request, object_id, form_url, extra_context)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        self._change(request)
        return self._page(request, [self.change_form_template, "admin/change_form.html"], extra_context)
    def _change(self, request):
        obj = self.get_object(request, "")
        self.has_add_permission(request)
        self._permit(request, obj)
        self._describe(request, obj)
        self.get_changeform_initial_data(request)
        form = self.get_form(request, obj)(data=request.POST, instance=obj)
        form.is_valid()
        new = self.save_form(request, form, True)
        self.save_model(request, new, form, True)
        self.save_related(request, form, [*self._formsets(request, obj)], True)
        self._answer(request, obj, form)
    def _answer(self, request, obj, form):
        self.construct_change_message(request, form, ())
        self.log_addition(request, obj, "")
        self.log_change(request, obj, "")
        self.response_add(request, obj)
        self.response_change(request, obj)
        self.render_change_form(request, {}, obj=obj)
        self._shown(request, obj)
        self.get_view_on_site_url(obj)
    def _formsets(self, request, obj):
        self.get_formset_kwargs(request, obj, None, "")
        found = [*[made(instance=obj) for made in self.get_formsets_with_inlines(request, obj)]]
        for formset in found:
            formset.is_valid()
        return found
    def delete_view(self, request, object_id, extra_context=None):
        self._delete(request)
        return self._page(request, [self.delete_confirmation_template, "admin/delete_confirmation.html"], extra_context)
    def _delete(self, request):
        obj = self.get_object(request, "")
        self._permit(request, obj)
        self.get_deleted_objects((), request)
        self.log_deletion(request, obj, "")
        self.delete_model(request, obj)
        self.response_delete(request, "", 0)
    def history_view(self, request, object_id, extra_context=None): self.get_object(request, object_id)
    def get_object(self, request, object_id, from_field=None): return self.get_queryset(request).get()
    def get_form(self, request, obj=None, change=False, **kwargs):
        self.get_fields(request, obj)
        return self.form or modelform_factory(self.model)
    def get_changeform_initial_data(self, request): return {}
    def save_form(self, request, form, change): return form.save(commit=False)
    def save_model(self, request, obj, form, change): obj.save()
    def delete_model(self, request, obj): obj.delete()
    def delete_queryset(self, request, queryset): queryset.delete()
    def save_formset(self, request, form, formset, change): formset.save()
    def save_related(self, request, form, formsets, change):
        form.save_m2m()
        for formset in formsets:
            self.save_formset(request, form, formset, change)
    def get_actions(self, request): return {}
    def get_list_display(self, request): return self.list_display
    def get_list_display_links(self, request, list_display): return self.list_display_links
    def get_list_filter(self, request): return self.list_filter
    def get_list_select_related(self, request): return self.list_select_related
    def get_search_fields(self, request): return self.search_fields
    def get_search_results(self, request, queryset, search_term): return (queryset, True)
    def get_changelist(self, request, **kwargs): ...
    def get_paginator(self, request, queryset, per_page, orphans=0, allow_empty_first_page=True): ...
    def get_inline_instances(self, request, obj=None): return [*[inline(self.model, self.admin_site) for inline in self.get_inlines(request, obj)]]
    def get_formsets_with_inlines(self, request, obj=None): return [*[one._show(request, obj) for one in self.get_inline_instances(request, obj)]]
    def get_formset_kwargs(self, request, obj, inline, prefix): return {}
    def get_deleted_objects(self, objs, request): return ([], {}, set(), [])
    def construct_change_message(self, request, form, formsets, add=False): return ""
    def log_addition(self, request, obj, message): ...
    def log_change(self, request, obj, message): ...
    def log_deletion(self, request, obj, object_repr): ...
    def message_user(self, request, message, level=20, extra_tags="", fail_silently=False): ...
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None): ...
    def response_add(self, request, obj, post_url_continue=None):
        obj.__str__()
        return self.response_post_save_add(request, obj)
    def response_change(self, request, obj):
        obj.__str__()
        return self.response_post_save_change(request, obj)
    def response_post_save_add(self, request, obj): ...
    def response_post_save_change(self, request, obj): ...
    def response_delete(self, request, obj_display, obj_id): ...

class InlineModelAdmin(BaseModelAdmin):
    form = None
    formset = BaseInlineFormSet
    def __init__(self, parent_model, admin_site):
        self.parent_model = parent_model
        self.admin_site = admin_site
    def _show(self, request, obj):
        self._permit(request, obj)
        self.has_add_permission(request, obj)
        self._describe(request, obj)
        self.get_queryset(request)
        self.get_extra(request, obj)
        self.get_min_num(request, obj)
        self.get_max_num(request, obj)
        for name in self.get_readonly_fields(request, obj):
            getattr(self, name)(None)
        return self.get_formset(request, obj)
    def get_extra(self, request, obj=None, **kwargs): return 0
    def get_min_num(self, request, obj=None, **kwargs): return 0
    def get_max_num(self, request, obj=None, **kwargs): return 0
    def get_formset(self, request, obj=None, **kwargs): return inlineformset_factory(self.parent_model, self.model, self.form or modelform_factory(self.model), self.formset)
    def has_add_permission(self, request, obj): return True

class StackedInline(InlineModelAdmin): ...
class TabularInline(InlineModelAdmin): ...
