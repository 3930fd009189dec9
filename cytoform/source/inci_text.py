"""The ingredient list of a label as a tree: what stands between its commas, bullets and "(and)", freed of label marks."""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.source.tree import Budget, Items, Lines, Misread, Node, Scalar, Span, Table, unreadable

_HEAD: Final = r"(?:\b(?:full|other|key|active|inactive)\s+)?\b(?:ingredients?|ingr[ée]dients|inci|inhaltsstoffe|bestandteile|ingredientes|ingredienti)"
_MAY: Final = (
    r"(?:[\[(]\s*)?(?:\+\s*/\s*[-–]|±|\b(?:may|peut|kann|puede|può)\s+(?:contain|contenir|enthalten|contener|contenere)\b)[:/\s]*"
)
_WITHIN: Final = r"(?:(?<=^\d,)|(?<=^\d\d,)|(?<=[\s,(\[]\d,)|(?<=[\s,(\[]\d\d,))\d|(?<=-\d,)\d+-(?-i:[a-z])"  # 1,2-diol, 0,5 %
_CUT: Final = re.compile(
    rf"""(?P<head>{_HEAD}(?:[^:,;\n]{{0,30}}[:：]|\s*\n|(?-i:(?<=[A-Z])\s(?=[A-Z]))))
       | (?P<may>(?:{_MAY})+)
       | (?P<note>\n\s*(?=[(\[]?[*†‡^])|\n\s*\n\s*)
       | (?P<stop>(?:(?<=[^\W\d_]{{4}})|(?<=[*)\]%†‡^]))(?<!denat)\.(?=\s|$))
       | (?P<mark>\(\s*(?:and|&)\s*\)|,(?!{_WITHIN})|[;•·●▪|])
       | (?P<line>\n)""",
    re.IGNORECASE | re.VERBOSE,
)
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
_MARKS: Final = "*†‡^°¹²³#"  # what refers to a footnote
_TRAILING: Final = f" \t\r\n.{_MARKS}"
_AMOUNT: Final = r"[<>≤~]?\s*\d+(?:[.,]\d+)?\s*(?:%|ppm|ppb)(?:\s*\(?[wv]/[wv]\)?)?"
_SHARE: Final = re.compile(
    rf"(?:(?P<first>{_AMOUNT})\s+)?(?P<name>\S|\S.*?\S)(?:[\s:]*\((?P<inner>{_AMOUNT})\)|\s+(?P<last>{_AMOUNT}))?", re.DOTALL
)
_ALIKE: Final = re.compile(r"(aqua|water|eau|parfum|fragrance)\s*[/\\].*|([^\\]+?)\s*\\.*", re.IGNORECASE)
_REMARK: Final = re.compile(r"\b(certified|organic|origin|made in|total|tested|product|warning|avoid|keep|www)\b", re.IGNORECASE)
_LINE: Final = re.compile(r"""\s*(?:-\s|\?\s|[\w.-]+\s*[:=](?:\s|$)|[\[{"'#%&!|>])""")  # how YAML and TOML begin a line
_WORDS: Final = 4  # that an ingredient after a full stop has at most
_LETTERS: Final = 200  # of a name that is read for more than a name
_LONGEST: Final = 50_000


class _Piece(NamedTuple):
    """A stretch of the label between two cuts, and whether it stands after the end of a sentence or a list."""

    start: int
    end: int
    after: bool


def read_inci(text: str, misreads: list[Misread]) -> Node:
    """
    Return the formulation that the label *text* lists: its ingredients in their order, those it "may contain" among them.

    What a footnote or a sentence after the list says is reported as left out. Raises Unreadable past 50,000 characters.
    """
    if len(text) > _LONGEST:
        raise unreadable(f"a label of {len(text):,} characters", None, f"an ingredient list has at most {_LONGEST:,}")
    lines, budget = Lines(text), Budget()
    nodes: list[Node] = []
    for piece in _pieces(text):
        span = lines.span(piece.start, piece.end)
        budget.spend(2, span)
        written = text[piece.start : piece.end]
        if written[0] in _MARKS or (piece.after and (_REMARK.search(written) or len(written.split()) > _WORDS)):
            misreads.append(Misread("left-out", f"{' '.join(written.split())!r} is read as a remark of the label", span, ""))
        else:
            nodes.append(_ingredient(written, piece.start, lines))
    span = Span(1, 1, 1, 1)
    return Table.of(((Scalar("components", True, span), Items(tuple(nodes), span)),), span)


def looks_like_inci(text: str) -> bool:
    """Whether *text* begins as an ingredient list does, or is a list of words between commas or bullets."""
    found = _CUT.match(text.lstrip())
    if found and found.lastgroup == "head":
        return True
    lines = text[:_LONGEST].splitlines()
    return not any(map(_LINE.match, lines)) and any(found["mark"] for found in _CUT.finditer(text, 0, _LONGEST))


def _pieces(text: str) -> Iterator[_Piece]:
    """The stretches between the cuts of *text* that hold more than signs."""
    cuts = list(_cuts(text))
    start, after = 0, False
    for begin, end, kind in [*cuts, (len(text), len(text), "end")]:
        stretch = text[start:begin]
        bare = stretch.strip(" \t\r\n.,:)]}")
        if any(char.isalnum() for char in bare):
            first = start + stretch.index(bare[0])
            yield _closed(text, _Piece(first, start + len(stretch.rstrip()), after))
        after = kind in ("stop", "note") or (after and kind in ("mark", "bracket"))
        start = end


def _closed(text: str, piece: _Piece) -> _Piece:
    """The piece without brackets at its end that nothing in it opens, or at its start that nothing closes."""
    written = text[piece.start : piece.end]
    surplus = {closing: written.count(closing) - written.count(opening) for closing, opening in _PAIRS.items()}
    end = len(written)
    while surplus.get(written[end - 1], 0) > 0 or written[end - 1].isspace():
        surplus[written[end - 1]] = surplus.get(written[end - 1], 0) - 1
        end -= 1
    start = 0 if any(closing in written[:end] for closing in _PAIRS) else len(written) - len(written.lstrip("([{ \t\n"))
    return _Piece(piece.start + start, piece.start + end, piece.after)


def _cuts(text: str) -> list[tuple[int, int, str]]:
    """Where *text* is to be cut: start, end and kind, in order."""
    found = [(match.start(), match.end(), match.lastgroup or "") for match in _CUT.finditer(text)]
    if any(kind == "mark" for _, _, kind in found):
        found = [cut for cut in found if cut[2] != "line"]
    marks = [start for start, _, kind in found if kind == "mark"]
    inside = {start for start, _, _ in found}
    for opening, closing in _brackets(text):
        if opening not in inside and bisect(marks, opening) < bisect(marks, closing):
            found += [(opening, opening + 1, "bracket"), (closing, closing + 1, "bracket")]
    return sorted(found)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The pairs of brackets in *text*."""
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]{}]", text):
        if match[0] not in _PAIRS:
            opened.append(match.start())
        elif opened and text[opened[-1]] == _PAIRS[match[0]]:
            yield opened.pop(), match.start()


def _ingredient(written: str, start: int, lines: Lines) -> Node:
    """An ingredient: its name without footnote marks, full stop and further languages, and its share where one is told."""
    bare = written.rstrip(_TRAILING)
    match = _SHARE.fullmatch(bare) if len(bare) <= _LETTERS else None
    told = next((part for part in ("first", "inner", "last") if match[part]), None) if match else None
    if match is None or told is None:
        return _named(bare, start, lines)
    name = _named(match["name"].rstrip(_TRAILING), start + match.start("name"), lines)
    share = Scalar(match[told].strip(), True, lines.span(start + match.start(told), start + match.end(told)))
    return Table.of(((Scalar("name", True, name.span), name), (Scalar("amount", True, share.span), share)), name.span)


def _named(written: str, start: int, lines: Lines) -> Scalar:
    alike = _ALIKE.fullmatch(written) if len(written) <= _LETTERS else None
    shown = (alike[1] or alike[2]) if alike else written
    return Scalar(" ".join(shown.split()), True, lines.span(start, start + len(shown)))
