"""What is mended in a page after the theme has set it: parts that stand outside every block of its templates."""

from __future__ import annotations

import re

# What opens its drawer and search, and is not valid HTML.
_TOGGLES = re.compile(r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)')


def without_switches(page: str) -> str:
    """The page without the theme's switches, which switch nothing here."""
    return _TOGGLES.sub("", page)


def scrollable_code(page: str) -> str:
    """The page with long lines of code that scroll by keyboard too."""
    return page.replace("<pre><code", '<pre><code tabindex="0"')
