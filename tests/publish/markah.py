"""Pages as a browser's parser reads them, every mistake of their markup told."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser


def parse_errors(html: str) -> list[str]:
    """What the parser of the HTML standard objects to, with line and column."""
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(html)
    return [f"{line}:{column} {kind} {about}" for (line, column), kind, about in parser.errors]


def whole(html: str) -> Element:
    """The page as a tree of plain tag names."""
    root: Element = HTMLParser(namespace_html_elements=False).parse(html)
    return root


def elements(root: Element) -> Iterator[Element]:
    """Every element in document order, comments left out."""
    tags: Iterator[tuple[object, Element]] = ((element.tag, element) for element in root.iter())
    return (element for tag, element in tags if isinstance(tag, str))


def attributes(root: Element) -> Iterator[tuple[str, str, str]]:
    """Tag, name and value of every attribute."""
    for element in elements(root):
        for name, value in element.attrib.items():
            yield str(element.tag), name, value


def own_text(element: Element) -> str:
    """The text directly in an element, without that of its children."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def all_text(element: Element) -> str:
    """The text of an element and all within it, spaces run together."""
    return " ".join("".join(element.itertext()).split())
