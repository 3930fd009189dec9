"""`cytoform rule` and `cytoform show`: what a rule means, and what the catalog holds."""

from __future__ import annotations

import argparse
import sys

from cytoform.cli.printing import colored, put, stacked, write_pages
from cytoform.errors import UsageError


def rule(options: argparse.Namespace) -> int:
    """Explain the rule of *options*, list all rules, or write them as pages."""
    from cytoform.rules.every import RULES, rule_named

    if options.pages is not None:
        from cytoform.render.rule_pages import rule_pages

        if options.code is not None:
            raise UsageError("--pages writes all rules; leave the code out")
        write_pages(options.pages, rule_pages(RULES))
        return 0
    if options.code is None:
        put(
            "".join(
                f"{rule.code}  {rule.name:<24} {rule.severity.value:<8} {rule.explanation.splitlines()[0]}\n" for rule in RULES
            )
        )
        return 0
    found = rule_named(options.code)
    if found is None:
        raise UsageError(f"no rule is called {options.code!r}; cytoform rule lists them all")
    put(f"{found.code} {found.name} ({found.severity.value}, since {found.since})\n\n{found.explanation.replace('**', '')}\n")
    return 0


def show(options: argparse.Namespace) -> int:
    """Print the card of one factor or the dossier of two; 1 where a name does not tell which factor is meant."""
    from cytoform.catalog.loading import load_catalog
    from cytoform.render.card import factor_card, pair_dossier, unresolved

    if len(options.names) > 2:
        raise UsageError("show takes one name or two; put names of several words into quotes")
    catalog = stacked(options.catalog) or load_catalog()
    found = [catalog.resolve(name) for name in options.names]
    vague = [unresolved(resolution) for resolution in found if resolution.factor is None]
    if vague:
        print("\n".join(f"cytoform: {line}" for line in vague), file=sys.stderr)
        return 1
    factors = [resolution.factor for resolution in found if resolution.factor]
    color = colored(options.color)
    put(factor_card(catalog, factors[0], color) if len(factors) == 1 else pair_dossier(catalog, factors[0], factors[1], color))
    return 0
