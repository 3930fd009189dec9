"""YAML as a tree of strings: PyYAML's event stream without its resolver, so NO, 010 and 1e3 stay what was written."""

from __future__ import annotations

from typing import Any

import yaml

from cytoform.source.tree import Budget, Items, Misread, Node, Scalar, Span, Table, table_of, unreadable

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_HELP = "write the value out; anchors, aliases, tags and merge keys are not part of the format"


def read_yaml(text: str, misreads: list[Misread]) -> Node | None:
    """
    Return the tree of the one document in *text*, or None where it is empty.

    Duplicate keys are added to *misreads*. Raises Unreadable for a syntax error, a second document, anchors,
    aliases, tags, merge keys, keys that are not plain text, and past the budgets of `tree`.
    """
    try:
        return _document(text, misreads)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else None
        raise unreadable(f"not YAML: {_wording(error)}", span, _hint(text, span)) from None
    except yaml.YAMLError as error:
        raise unreadable(f"not YAML: {str(error).splitlines()[0]}", None, "save the file as plain UTF-8 text") from None
    except (ValueError, UnicodeError, RecursionError, OverflowError) as error:
        raise unreadable(f"not YAML: {error}", None, "save the file as plain UTF-8 text") from None


def _document(text: str, misreads: list[Misread]) -> Node | None:
    budget = Budget()
    root: Node | None = None
    stack: list[tuple[Any, list[Node]]] = []
    documents = 0
    event: Any
    for event in yaml.parse(text, Loader=_LOADER):
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            node: Node = _scalar(event)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            _refuse_marks(event)
            budget.spend(len(stack) + 1, _span(event, event))
            stack.append((event, []))
            continue
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            start, nodes = stack.pop()
            span = _extent(start, event, nodes)
            node = Items(tuple(nodes), span) if kind is yaml.SequenceEndEvent else _table(nodes, span, misreads)
        elif kind is yaml.AliasEvent:
            raise unreadable(f"the alias *{event.anchor}", _span(event, event), _PLAIN_HELP)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise unreadable("a second YAML document", _span(event, event), "put each formulation into a file of its own")
            continue
        else:
            continue
        if isinstance(node, Scalar) and node.span is not None:
            budget.spend(len(stack) + 1, node.span)
        if stack:
            stack[-1][1].append(node)
        else:
            root = node
    return None if isinstance(root, Scalar) and root.empty else root


def _scalar(event: Any) -> Scalar:
    _refuse_marks(event)
    return Scalar(event.value, bool(event.style), _span(event, event))


def _refuse_marks(event: Any) -> None:
    if event.anchor is not None:
        raise unreadable(f"the anchor &{event.anchor}", _span(event, event), _PLAIN_HELP)
    if event.tag is not None:
        raise unreadable(f"the tag {event.tag}", _span(event, event), _PLAIN_HELP)


def _table(nodes: list[Node], span: Span, misreads: list[Misread]) -> Table:
    entries = []
    for key, node in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise unreadable("a list or mapping stands as a key", key.span, "keys are plain words such as name or amount")
        if key.text == "<<" and not key.quoted:
            raise unreadable("a merge key <<", key.span, _PLAIN_HELP)
        entries.append((key, node))
    return table_of(entries, span, misreads)


def _span(first: Any, last: Any) -> Span:
    start, end = first.start_mark, last.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _extent(start: Any, end: Any, nodes: list[Node]) -> Span:
    """From the first to the last character; the mark that ends a block stands where the next one begins, so its last node is asked."""
    span = _span(start, end)
    last = nodes[-1].span if nodes else None
    return span if start.flow_style or last is None else Span(span.line, span.column, last.end_line, last.end_column)


def _wording(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return ", ".join(parts) or "the text cannot be read"


def _hint(text: str, span: Span | None) -> str:
    lines = text.splitlines()
    if span and span.line <= len(lines) and "\t" in lines[span.line - 1]:
        return "YAML does not allow tabs for indentation: use spaces"
    return "look at the indentation, the colons and the quotes of this line and the one before"
