"""What a signer may add to an official PDF: invisible signatures and the proof that goes with them.

pyHanko's difference analysis judges what follows a signature. Here it judges already what follows our
own file, in which there is no form yet: every change up to and after the signature is looked at, so a
box painted over a page does not become lawful by being signed.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FieldComparisonContext,
    FieldComparisonSpec,
    FormUpdate,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON

_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
_ACTIONS = ("/A", "/AA")


class _FirstForm(FormUpdatingRule):
    """The form a signer brings to a file that has none: signature fields at its top and nothing else."""

    def apply(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        if "/AcroForm" not in new.root:
            return
        form = new.root["/AcroForm"]
        if not isinstance(form, generic.DictionaryObject) or not set(form) <= _FORM:
            raise SuspiciousModification("Form with unexpected entries")
        for key in ("/Fields", "/DR"):
            yield from _new(old, new, form, key)
        yield from _new(old, new, new.root, "/AcroForm")
        context = FieldComparisonContext(field_specs=_fields(form), old=old, new=new)
        for rule in self.field_rules:
            yield from rule.apply(context)


def _new(
    old: HistoricalResolver, new: HistoricalResolver, holder: generic.DictionaryObject, key: str
) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
    """What `key` refers to, as long as it replaces no object of the old file."""
    if key not in holder:
        return
    found = holder.raw_get(key)
    wanted = {found.reference} if isinstance(found, generic.IndirectObject) else set()
    if key == "/DR":
        wanted |= new.collect_dependencies(found, since_revision=old.revision + 1)
    for reference in wanted:
        if old.is_ref_unassignable(reference):
            yield ModificationLevel.FORM_FILLING, FormUpdate(updated_ref=reference)


def _fields(form: generic.DictionaryObject) -> dict[str, FieldComparisonSpec]:
    listed = form["/Fields"]
    if not isinstance(listed, generic.ArrayObject):
        raise SuspiciousModification("Field list is not an array")
    specs = {}
    for item in listed:
        field = item.get_object() if isinstance(item, generic.IndirectObject) else None
        if not isinstance(field, generic.DictionaryObject) or field.get("/FT") != "/Sig":
            raise SuspiciousModification("Not a signature field")
        for widget in (field, *_kids(field)):
            if not _invisible(widget):
                raise SuspiciousModification("Visible or active signature field")
        specs[str(field["/T"])] = FieldComparisonSpec("/Sig", None, item.reference, None)
    if len(specs) != len(listed):
        raise SuspiciousModification("Two fields of one name")
    return specs


def _kids(field: generic.DictionaryObject) -> list[generic.DictionaryObject]:
    kids = [kid.get_object() for kid in field.get("/Kids", ())]
    if not all(isinstance(kid, generic.DictionaryObject) for kid in kids):
        raise SuspiciousModification("Broken field")
    return kids


def _invisible(widget: generic.DictionaryObject) -> bool:
    """Whether it draws nothing and does nothing."""
    if any(key in widget for key in _ACTIONS):
        return False
    rect = widget.get("/Rect", ())
    if not rect:
        return True
    left, bottom, right, top = (float(edge) for edge in rect)
    return left == right or bottom == top


_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),  # of a certifying signature
        DocInfoRule().as_qualified(ModificationLevel.LTA_UPDATES),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
        MetadataUpdateRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=_FirstForm(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
)


def only_signed(reader: PdfFileReader, first: int) -> bool:
    """Whether every revision after `first` adds signatures to it and changes nothing else."""
    found = _POLICY.review_file(reader, first)
    return (
        not isinstance(found, SuspiciousModification)
        and found.modification_level <= ModificationLevel.FORM_FILLING
    )
