"""What cytoform raises: never about a user's mix (those are findings), only about work that cannot be done."""

from __future__ import annotations


class CytoformError(Exception):
    """The base of every error that leaves the public interface."""


class UsageError(CytoformError, ValueError):
    """The call itself is wrong: an option, an argument, a path. The command line exits 2."""


class UnknownFactor(CytoformError, KeyError):
    """The catalog has no factor with this id."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"no factor with the id {self.name!r} in this catalog (catalog.resolve(name) reads other spellings)"


class CatalogError(CytoformError):
    """A catalog breaks its invariants; carries every violation found, not only the first."""

    def __init__(self, violations: tuple[str, ...]) -> None:
        super().__init__(violations)
        self.violations = violations

    def __str__(self) -> str:
        count = len(self.violations)
        return f"the catalog has {count} fault{'s' * (count != 1)}:\n" + "\n".join(f"  {line}" for line in self.violations)
