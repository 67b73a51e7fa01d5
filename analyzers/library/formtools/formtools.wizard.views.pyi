"""Wizards: forms on several pages, one after the other."""

from django.views.generic.base import TemplateView

class WizardView(TemplateView):
    form_list = condition_dict = initial_dict = instance_dict = None
    def get_prefix(self, request, *args, **kwargs): return ""
    def get_form_list(self):
        for condition in self.condition_dict.values():
            condition(self)
        return {...: self._form_class()}
    def _form_class(self):
        for one in self.form_list:
            return one[1] or one
    def dispatch(self, request, *args, **kwargs):
        self.prefix = self.get_prefix(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)
    def get(self, request, *args, **kwargs): return self.render(self.get_form())
    def post(self, *args, **kwargs):
        form = self.get_form(data=self.request.POST, files=self.request.FILES)
        form.is_valid()
        self.process_step(form)
        self.process_step_files(form)
        self.render_goto_step("")
        return self.render_next_step(form) or self.render_done(form, **kwargs) or self.render(form)
    def render_next_step(self, form, **kwargs): return self.render(self.get_form(""), **kwargs)
    def render_goto_step(self, goto_step, **kwargs): return self.render(self.get_form(""), **kwargs)
    def render_revalidation_failure(self, step, form, **kwargs): return self.render(form, **kwargs)
    def render_done(self, form, **kwargs):
        form = self.get_form("")
        form.is_valid()
        self.render_revalidation_failure("", form, **kwargs)
        return self.done([*[form]], form_dict={...: form}, **kwargs)
    def get_form_prefix(self, step=None, form=None): return ""
    def get_form_initial(self, step): return self.initial_dict[step]
    def get_form_instance(self, step): return self.instance_dict[step]
    def get_form_kwargs(self, step=None): return {}
    def get_form(self, step=None, data=None, files=None):
        given = {"data": data, "files": files, "prefix": self.get_form_prefix(step), "initial": self.get_form_initial(step)}
        self.get_form_instance(step)
        return self.get_form_list()[step](**{**self.get_form_kwargs(step), **given})
    def process_step(self, form): return self.get_form_step_data(form)
    def process_step_files(self, form): return self.get_form_step_files(form)
    def get_form_step_data(self, form): return form.data
    def get_form_step_files(self, form): return form.files
    def get_cleaned_data_for_step(self, step):
        form = self.get_form(step)
        form.is_valid()
        return form.cleaned_data
    def get_all_cleaned_data(self): return self.get_cleaned_data_for_step("")
    def get_next_step(self, step=None): return self._step()
    def get_prev_step(self, step=None): return self._step()
    def get_step_index(self, step=None): return 0
    def _step(self):
        self.get_form_list()
        return ""
    def get_context_data(self, form, **kwargs): return super().get_context_data(form=form, **kwargs)
    def render(self, form=None, **kwargs): return self.render_to_response(self.get_context_data(form=form or self.get_form(), **kwargs))
    def done(self, form_list, **kwargs): ...

class SessionWizardView(WizardView): ...
class CookieWizardView(WizardView): ...
class NamedUrlWizardView(WizardView): ...
class NamedUrlSessionWizardView(NamedUrlWizardView): ...
class NamedUrlCookieWizardView(NamedUrlWizardView): ...
