"""The two kinds of rule. A rule is one function; its docstring is its documentation, its metadata stand in the decorator."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from cytoform.formulation import Component, Formulation
from cytoform.model import Claim
from cytoform.pattern import Pattern, Severity
from cytoform.source.tree import Span

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog
    from cytoform.scope import Scope

    PatternFunction = Callable[[Scope], Iterator[Pattern]]
    DocumentFunction = Callable[[Formulation, Catalog], Iterator["Remark"]]


class Rule(NamedTuple):
    """
    A rule: its code and name are never reused, its severity is the highest it gives.

    Whether a `componentwise` rule has a remark on a component follows from that component alone, the use of the mix, and
    the day.
    """

    code: str
    name: str
    severity: Severity
    since: str
    run: Callable[..., Iterator[Any]]
    screens: bool
    componentwise: bool = False

    @property
    def explanation(self) -> str:
        """The docstring of the rule: what it finds, why, what to do, its limits, an example, references."""
        import inspect

        return inspect.getdoc(self.run) or ""


class Remark(NamedTuple):
    """What a document rule found; severity None is the rule's own, `claims` are what it rests on."""

    message: str
    span: Span | None = None
    components: tuple[Component, ...] = ()
    help: str = ""
    severity: Severity | None = None
    factors: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    stage: str | None = None
    claims: tuple[Claim, ...] = ()
    data: tuple[tuple[str, Any], ...] = ()


def pattern_rule(code: str, name: str, severity: Severity, *, since: str) -> "Callable[[PatternFunction], Rule]":
    """Make a rule of a function from a scope of the catalog to patterns: it screens at full speed."""

    def made(function: "PatternFunction") -> Rule:
        @wraps(function)
        def run(scope: "Scope") -> Iterator[Pattern]:
            return (pattern._replace(code=code, rule=name) for pattern in function(scope))

        return Rule(code, name, severity, since, run, screens=True)

    return made


def document_rule(
    code: str, name: str, severity: Severity, *, since: str, componentwise: bool = False
) -> "Callable[[DocumentFunction], Rule]":
    """
    Make a rule of a function from a formulation and the catalog to remarks: it needs a document.

    A `componentwise` one may be run on a formulation without the components that it has had no remark on before; each of
    its remarks names the one component it is about.
    """

    def made(function: "DocumentFunction") -> Rule:
        return Rule(code, name, severity, since, function, screens=False, componentwise=componentwise)

    return made
