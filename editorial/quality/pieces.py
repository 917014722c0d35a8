"""The pieces that a page is written in: rich text, blocks, each with its place in the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import RichTextField, StreamField


@dataclass(frozen=True)
class Piece:
    """A value of a page and where it is written: `path` is Wagtail's content path, which links lead to."""

    path: str
    label: str
    block: blocks.Block | None
    value: object

    @property
    def html(self) -> str | None:
        """Its source, if it is rich text."""
        if self.block is None:
            return self.value or ""
        return self.value.source if isinstance(self.block, blocks.RichTextBlock) and self.value else None


def pieces(page) -> Iterator[Piece]:
    """Everything that is written in a page, in the order of its fields."""
    for field in page._meta.concrete_fields:
        label = str(field.verbose_name)
        if isinstance(field, RichTextField):
            yield Piece(field.name, label, None, getattr(page, field.name))
        elif isinstance(field, StreamField):
            for child in getattr(page, field.name):
                yield from within(Piece(f"{field.name}.{child.id}", label, child.block, child.value))


def within(piece: Piece) -> Iterator[Piece]:
    """A block, then those that it is made of."""
    yield piece
    if isinstance(piece.block, blocks.BaseStructBlock) and isinstance(piece.value, blocks.StructValue):
        for name, block in piece.block.child_blocks.items():
            yield from within(Piece(f"{piece.path}.{name}", piece.label, block, piece.value.get(name)))
    elif isinstance(piece.block, blocks.ListBlock) and piece.value:
        for child in piece.value.bound_blocks:
            yield from within(Piece(f"{piece.path}.{child.id}", piece.label, child.block, child.value))
    elif isinstance(piece.block, blocks.BaseStreamBlock) and piece.value:
        for child in piece.value:
            yield from within(Piece(f"{piece.path}.{child.id}", piece.label, child.block, child.value))
    elif isinstance(piece.block, BaseTypedTableBlock) and piece.value:
        for cell in chain.from_iterable(piece.value.rows):  # which have no path of their own
            yield from within(Piece(piece.path, piece.label, cell.block, cell.value))
