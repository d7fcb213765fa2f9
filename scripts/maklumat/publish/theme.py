"""What is mended in a page after the theme has set it, for no block of its templates holds it."""

from __future__ import annotations

import re

# What opens its drawer and search, and is not valid HTML.
_TOGGLES = re.compile(r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)')
_CODE = re.compile(r'<pre(?: class="highlight")?><code')


def without_switches(page: str) -> str:
    """The page without the theme's switches, which switch nothing here."""
    return _TOGGLES.sub("", page)


def scrollable_code(page: str) -> str:
    """The page with long lines of code that scroll by keyboard too."""
    return _CODE.sub(r'\g<0> tabindex="0"', page)
