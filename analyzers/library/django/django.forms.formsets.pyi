"""Many forms of one kind at once."""

class BaseFormSet:
    def __init__(self, data=None, files=None, auto_id="", prefix=None, initial=None, error_class=None, form_kwargs=None, error_messages=None):
        self.data = data
        self.files = files
        self.initial = initial
        self.prefix = prefix
        self.form_kwargs = form_kwargs
    def _make(self):
        form = self._construct_form(0)
        self.add_fields(form, 0)
        return form
    def __iter__(self): return [*[self._make()]]
    def __getitem__(self, index): return self._make()
    def __len__(self): return 0
    @property
    def forms(self): return [*[self._make()]]
    @property
    def initial_forms(self): return [*[self._make()]]
    @property
    def extra_forms(self): return [*[self._make()]]
    @property
    def deleted_forms(self): return [*[self._make()]]
    @property
    def empty_form(self): return self._make()
    @property
    def cleaned_data(self): return [*[self._make().cleaned_data]]
    @property
    def errors(self): return [*[{}]]
    def _construct_form(self, i, **kwargs):
        return self.form(**{"data": self.data, "files": self.files, "prefix": "", **kwargs, **self.get_form_kwargs(i)})
    def get_form_kwargs(self, index): return {**self.form_kwargs}
    def add_fields(self, form, index): ...
    def add_prefix(self, index): return ""
    def is_valid(self):
        self.full_clean()
        return True
    def full_clean(self):
        self._make().full_clean()
        self.clean()
    def clean(self): ...
    def has_changed(self):
        self._make().has_changed()
        return True
    def non_form_errors(self): return []

class _Maker(BaseFormSet):
    def __init__(self, form, formset):
        self.form = form
        self.__formset = formset
    def __call__(self, *args, **kwargs):
        made = self.__formset(*args, **kwargs)
        made.form = self.form
        return made

def formset_factory(form, formset=BaseFormSet, extra=1, can_order=False, can_delete=False, max_num=None, validate_max=False, min_num=None, validate_min=False, absolute_max=None, can_delete_extra=True, renderer=None):
    return _Maker(form, formset)
