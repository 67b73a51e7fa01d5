"""What a class of a library that is not read derives from."""

from __future__ import annotations

import pytest

from analyzers.solver.presumed_bases import PresumedBases

KNOWN = (
    "django.contrib.admin.options.ModelAdmin",
    "django.db.models.CharField",
    "django.db.models.Field",
    "django.db.models.Manager",
    "django.db.models.Model",
    "django.forms.fields.CharField",
    "django.forms.fields.Field",
    "django.forms.forms.Form",
    "django.forms.models.BaseModelFormSet",
    "django.forms.models.ModelForm",
    "django.views.generic.base.View",
    "django.views.generic.list.ListView",
    "rest_framework.fields.Field",
)


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("i18nfield.forms.I18nModelForm", "django.forms.models.ModelForm"),
        ("i18nfield.forms.I18nModelFormSet", "django.forms.models.BaseModelFormSet"),
        ("extra.views.SortableListView", "django.views.generic.list.ListView"),
        ("formtools.wizard.views.SessionWizardView", "django.views.generic.base.View"),
        ("django_tables2.SingleTableView", "django.views.generic.base.View"),
        ("polymorphic.models.PolymorphicModel", "django.db.models.Model"),
        ("mptt.models.MPTTModel", "django.db.models.Model"),
        ("mptt.managers.TreeManager", "django.db.models.Manager"),
        ("reversion.admin.VersionAdmin", "django.contrib.admin.options.ModelAdmin"),
        ("phone.modelfields.PhoneField", ""),
        ("django_countries.fields.CountryField", "django.db.models.Field"),
        ("money.forms.fields.MoneyField", "django.forms.fields.Field"),
        ("rest_framework_gis.fields.GeometryField", "rest_framework.fields.Field"),
    ],
)
def test_a_class_is_named_after_what_it_extends(path: str, base: str) -> None:
    """The longest ending that is a class of the framework tells, where the modules have a word in common."""
    assert PresumedBases(KNOWN).base_of(path) == base


@pytest.mark.parametrize(
    "path", ["pydantic.BaseModel", "json.JSONEncoder", "x.forms.Preview", "x.views.Overview", "View"]
)
def test_other_classes_are_what_they_are(path: str) -> None:
    """A word within a word says nothing, nor does a name alone."""
    assert PresumedBases(KNOWN).base_of(path) == ""
