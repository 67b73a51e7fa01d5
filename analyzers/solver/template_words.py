"""The tags, filters and tests that Django and Jinja bring along."""

from __future__ import annotations

SAME = frozenset(
    "batch d default default_if_none dictsort dictsortreversed list reject rejectattr reverse safe safeseq select "
    "selectattr slice sort unique".split()
)
"""Filters that give back what they get, or some of it."""
ELEMENTS = frozenset({"first", "last", "max", "min", "random"})
"""Filters that give an element of what they get."""
FILTERS = (
    SAME
    | ELEMENTS
    | frozenset(
        "abs add addslashes attr capfirst capitalize center count cut date dictsort divisibleby e escape escapejs "
        "escapeseq filesizeformat float floatformat force_escape forceescape format get_digit groupby indent int "
        "iriencode items join json_script length length_is linebreaks linebreaksbr linenumbers ljust lower make_list "
        "map phone2numeric pluralize pprint replace rjust round slugify string stringformat striptags sum time "
        "timesince timeuntil title tojson trim truncate truncatechars truncatechars_html truncatewords "
        "truncatewords_html unordered_list upper urlencode urlize urlizetrunc wordcount wordwrap xmlattr yesno "
        "localize unlocalize localtime utc timezone language_name language_name_translated language_name_local "
        "language_bidi apnumber intcomma intword naturalday naturaltime ordinal".split()
    )
)
TAGS = frozenset("get_flatpages get_admin_log lorem ssi url partial placeholder".split())
LIBRARIES = frozenset("admin_list admin_modify admin_urls cache flatpages humanize i18n l10n log static tz".split())
"""Libraries of tags that Django brings along."""
