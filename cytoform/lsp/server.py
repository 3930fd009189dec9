"""The language server: findings as diagnostics, what is documented on hover, names to complete with."""

from __future__ import annotations

from typing import Any, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument
from pygls.workspace.position_codec import ServerTextPosition, ServerTextRange

from cytoform.checker import Checker
from cytoform.finding import Finding, Location
from cytoform.lsp.answers import Answers
from cytoform.pattern import Severity
from cytoform.source.tree import Span
from cytoform.version import __version__
from cytoform.walk import SUFFIXES

_LEVELS: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def serve() -> None:
    """Serve an editor on standard input and output until it says that it is done."""
    made(Answers(Checker())).start_io()


def made(answers: Answers) -> LanguageServer:
    """Return the server that gives *answers*; only files with the suffixes of a formulation are spoken of."""
    server = LanguageServer("cytoform", __version__)

    def publish(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        if document.path.lower().endswith(SUFFIXES):
            found = [_diagnostic(finding, document) for finding in answers.findings(document.source, document.path)]
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        at = document.position_codec.position_from_client_units(document.lines, params.position)
        found = answers.card(document.source, document.path, at.line + 1, at.character + 1)
        if found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.PlainText, found[1])
        return types.Hover(content, _range(found[0], document))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["-", " "]))
    def completion(params: types.CompletionParams) -> types.CompletionList:
        document = server.workspace.get_text_document(params.text_document.uri)
        return _completed(document, params.position, answers)

    return server


def _completed(document: TextDocument, position: types.Position, answers: Answers) -> types.CompletionList:
    if position.line >= len(document.lines):  # the empty line at the end of a file
        return types.CompletionList(is_incomplete=True, items=[])
    at = document.position_codec.position_from_client_units(document.lines, position)
    before = document.lines[at.line][: at.character]
    start, offers = answers.offers(before)
    span = Span(at.line + 1, start + 1, at.line + 1, at.character + 1)
    bare = document.path.lower().endswith((".yaml", ".yml")) and before[start - 1 : start] not in ("'", '"')
    items = [
        types.CompletionItem(
            label=offer.name,
            kind=types.CompletionItemKind.Value,
            detail=f"{offer.factor}: {offer.told}",
            filter_text=before[start:],
            text_edit=types.TextEdit(_range(span, document), f'"{offer.name}"' if bare and offer.special else offer.name),
        )
        for offer in offers
    ]
    return types.CompletionList(is_incomplete=True, items=items)


def _diagnostic(finding: Finding, document: TextDocument) -> types.Diagnostic:
    """The finding as an editor shows it: its message, its publications, what to do, and the other places it speaks of."""
    evidence = [f"* {item.says or item.title} [{item.label}]" for item in finding.evidence[:3]]
    standing = f" ({finding.standing.value})" if finding.standing else ""
    told = [f"{finding.message}{standing}", *evidence, *([f"-> {finding.help}"] if finding.help else [])]
    return types.Diagnostic(
        range=_range(finding.location.span or Span(1, 1, 1, 1), document),
        message="\n".join(told),
        severity=_LEVELS[finding.severity],
        code=finding.code,
        source=f"cytoform {finding.rule}",
        related_information=[_related(place, document) for place in finding.related if place.span] or None,
    )


def _related(place: Location, document: TextDocument) -> types.DiagnosticRelatedInformation:
    span = place.span or Span(1, 1, 1, 1)
    return types.DiagnosticRelatedInformation(types.Location(document.uri, _range(span, document)), "and this one")


def _range(span: Span, document: TextDocument) -> types.Range:
    """*span* in the units that the editor counts in; those of UTF-16, unless it said otherwise."""
    first = ServerTextPosition(span.line - 1, span.column - 1)
    last = ServerTextPosition(span.end_line - 1, span.end_column - 1)
    found: Any = document.position_codec.range_to_client_units(document.lines, ServerTextRange(first, last))
    return types.Range(found.start, found.end)
