"""Components that every componentwise rule was asked about before, none of which said anything: they need not be asked again."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from cytoform.formulation import Component, Formulation

_MOST: Final = 50_000  # contents that are remembered for one use
_TEXT: Final = attrgetter("text")

Content = tuple[str, ...]


class Cleared:
    """What one catalog, on one day, had no remark on; filled as formulations are checked."""

    def __init__(self) -> None:
        self._known: dict[str, set[Content]] = {}

    def rest(self, formulation: Formulation) -> Formulation:
        """Return *formulation* without the components, and the parts of the base, that are cleared for its use."""
        known = self._known.get(_use(formulation))
        if not known or formulation.misreads:
            return formulation
        stages = [
            stage._replace(components=tuple([c for c in stage.components if _content(c) not in known]))
            for stage in formulation.stages
        ]
        base = tuple([component for component in formulation.base if ("base", *_content(component)) not in known])
        return formulation._replace(stages=tuple(stages), base=base)

    def learn(self, asked: Formulation, doubted: Iterable[Component]) -> None:
        """Clear what is in *asked*, of which every componentwise rule has had its say, and not among *doubted*."""
        if asked.misreads:
            return
        known = self._known.setdefault(_use(asked), set())
        if len(known) < _MOST:
            said = {id(component) for component in doubted}
            known.update(_content(component) for component in asked.components if id(component) not in said)
            known.update(("base", *_content(component)) for component in asked.base if id(component) not in said)


def _use(formulation: Formulation) -> str:
    return formulation.target.use.text if formulation.target.use else ""


def _content(component: Component) -> Content:
    """What a componentwise rule can see of *component*: its name, its keys, and their texts."""
    return (component.name, *component.details, *map(_TEXT, component.details.values()))
