"""YAML as this project writes it: block style, lists indented below their key, one line a value."""

from __future__ import annotations

from typing import Any

import yaml

_WIDTH = 1 << 20


class _Dumper(yaml.SafeDumper):
    """Indents lists, where the library would put them level with their key; never writes an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def block(tree: Any) -> str:
    """Mappings, lists, text and dates as block YAML; text that would read otherwise is quoted."""
    return yaml.dump(
        tree, Dumper=_Dumper, default_flow_style=False, allow_unicode=True, sort_keys=False, width=_WIDTH
    )
