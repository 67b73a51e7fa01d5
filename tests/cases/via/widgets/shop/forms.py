from django import forms

from .fields import Choice, ColorText, KindField, is_short
from .models import Kind


class Search(forms.Form):
    color = ColorText(required=False)
    kind = KindField(Kind.objects.all(), required=False, widget=Choice)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["extra"] = forms.CharField(required=False, validators=[is_short])
