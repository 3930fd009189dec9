"""Reading a mapping key by key: what is missing, misspelled or of the wrong shape is gathered, never raised."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Table

_SHAPES = {Scalar: "a text", Items: "a list", Table: "a mapping"}


class Fields:
    """A mapping whose keys are known beforehand; every misfit lands in `misreads`, reading goes on."""

    def __init__(self, table: Table, known: Collection[str], misreads: list[Misread], what: str) -> None:
        self.table = table
        self.what = what
        self.misreads = misreads
        self._nodes = table.values
        for key in table.keys:
            if key.text not in known:
                self._unknown(key, known)

    def _unknown(self, key: Scalar, known: Collection[str]) -> None:
        import difflib

        near = difflib.get_close_matches(key.text.lower(), known, 1, 0.6)
        right = f"did you mean {near[0]}?" if near else f"the keys of {self.what} are {', '.join(known)}"
        self.add("unknown-key", f"{self.what} has no key {key.text!r}", key.span, right)

    def add(self, rule: str, message: str, span: Span | None, help: str) -> None:
        """Record that something is wrong at *span*."""
        self.misreads.append(Misread(rule, message, span, help))

    def text(self, key: str, required: bool = False) -> Scalar | None:
        """Return the text under *key*; None, reported where *required*, if there is none."""
        node = self._nodes.get(key)
        if node is None or (isinstance(node, Scalar) and node.empty):
            if required:
                self.add("wrong-shape", f"{self.what} needs a {key}", node.span if node else self.table.span, f"add {key}: ...")
            return None
        return self._scalar(node, key)

    def _scalar(self, node: Node, key: str) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        self.add("wrong-shape", f"{key} is {_SHAPES[type(node)]}, not a text", node.span, f"write one text after {key}:")
        return None

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """Return the texts under *key*: one text, or a list of them; what is no text is reported."""
        node = self._nodes.get(key)
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return () if node.empty else (node,)
        if isinstance(node, Table):
            self.add("wrong-shape", f"{key} is a mapping, not a list of texts", node.span, f"write {key}: [first, second]")
            return ()
        found = []
        for item in node.nodes:
            scalar = self._scalar(item, f"an item of {key}")
            if scalar is not None and scalar.empty:
                self.add("wrong-shape", f"an item of {key} is empty", scalar.span, "remove it or write its text")
            elif scalar is not None:
                found.append(scalar)
        return tuple(found)

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the mappings of the list under *key*; what is no mapping is reported."""
        for node in self.items(key):
            if isinstance(node, Table):
                yield node
            else:
                self.add(
                    "wrong-shape",
                    f"an item of {key} is {_SHAPES[type(node)]}, not a mapping",
                    node.span,
                    "write its keys, one a line",
                )

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of the list under *key*, empty where there is none; another shape is reported."""
        node = self._nodes.get(key)
        if node is None or (isinstance(node, Scalar) and node.empty):
            return ()
        if isinstance(node, Items):
            return node.nodes
        self.add(
            "wrong-shape",
            f"{key} is {_SHAPES[type(node)]}, not a list",
            node.span,
            f"write {key}: and then one item a line, each after a dash",
        )
        return ()

    def mapping(self, key: str) -> Table | None:
        """Return the mapping under *key*, or None; another shape is reported."""
        node = self._nodes.get(key)
        if node is None or (isinstance(node, Scalar) and node.empty):
            return None
        if isinstance(node, Table):
            return node
        self.add("wrong-shape", f"{key} is {_SHAPES[type(node)]}, not a mapping", node.span, f"write {key}: and its keys below")
        return None

    def choice(self, key: str, allowed: Collection[str]) -> str | None:
        """Return the text under *key* where it is one of *allowed*; anything else is reported with what is."""
        scalar = self.text(key)
        if scalar is None:
            return None
        if scalar.text in allowed:
            return scalar.text
        self.misreads.append(no_choice(key, scalar, allowed))
        return None


def no_choice(key: str, scalar: Scalar, allowed: Collection[str]) -> Misread:
    """Return what is wrong with a *scalar* under *key* that is none of *allowed*."""
    return Misread("unknown-value", f"{key} is {scalar.text!r}", scalar.span, f"one of {', '.join(sorted(allowed))}")
