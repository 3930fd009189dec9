"""Components that every componentwise rule was asked about before, none of which said anything: they need not be asked again."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from cytoform.formulation import Component, Formulation

_MOST: Final = 50_000  # contents that are remembered
_TEXT: Final = attrgetter("text")

Content = tuple[str, ...]


class Cleared:
    """What one catalog, on one day, had no remark on; filled as formulations are checked."""

    def __init__(self) -> None:
        self._known: set[Content] = set()

    def rest(self, formulation: Formulation) -> Formulation:
        """Return *formulation* without the components, and the parts of the base, that are cleared for its use."""
        known = self._known
        if not known or formulation.misreads:
            return formulation
        use, base = _uses(formulation)
        stages = [
            stage._replace(components=tuple([c for c in stage.components if _content(use, c) not in known]))
            for stage in formulation.stages
        ]
        below = tuple([component for component in formulation.base if _content(base, component) not in known])
        return formulation._replace(stages=tuple(stages), base=below)

    def learn(self, asked: Formulation, doubted: Iterable[Component]) -> None:
        """Clear what is in *asked*, of which every componentwise rule has had its say, and not among *doubted*."""
        if asked.misreads:
            return
        if len(self._known) > _MOST:
            self._known.clear()
        said = {id(component) for component in doubted}
        for use, components in zip(_uses(asked), (asked.components, asked.base), strict=True):
            self._known.update(_content(use, component) for component in components if id(component) not in said)


def _uses(formulation: Formulation) -> tuple[str, str]:
    """What the components are used for, and what the base is: the same name may pass in one and not in the other."""
    use = formulation.target.use.text if formulation.target.use else ""
    return use, f"base, {use}"


def _content(use: str, component: Component) -> Content:
    """What a componentwise rule can see of *component*: its use, its name, its keys, and their texts."""
    return (use, component.name, *component.details, *map(_TEXT, component.details.values()))
