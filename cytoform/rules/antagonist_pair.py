"""CF201: a direct antagonist beside its target."""

from collections.abc import Iterator

from cytoform.model import Effect, Interaction, Standing
from cytoform.pattern import Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope

_WORDS = {
    "ligand trap": "{} binds and inactivates {}",
    "decoy receptor": "{} is a decoy receptor that captures {}",
    "receptor antagonist": "{} occupies the receptor of {} without activating it",
    "co-receptor blocker": "{} blocks a co-receptor that {} needs",
    "enzymatic inactivation": "{} is an enzyme that inactivates {}",
    "neutralizing antibody": "{} neutralizes {}",
    "receptor kinase inhibitor": "{} inhibits the receptor kinases through which {} acts",
}
_REMOTE = "receptor kinase inhibitor"


@pattern_rule("CF201", "antagonist-pair", Severity.ERROR, since="0.1.0")
def antagonist_pair(scope: Scope) -> Iterator[Pattern]:
    """
    A documented direct antagonist stands in the mix beside its target.

    **Why it matters.** A ligand trap, a decoy, a receptor antagonist or an inhibitor of the ligand's own receptor kinase
    acts wherever the two meet: what is paid for twice works once, or not at all. The tissue does not soften it.

    **What to do.** Put the two into separate stages, remove one, or, where it is meant, write `intent: antagonize ...`
    at the antagonist, or accept the finding with a reason.

    **Severity.** Error; warning where publications disagree, where only one database record speaks for it, or where only
    one publication says so of an inhibitor of the receptor's kinase, which touches neither the ligand nor its place on the
    receptor. Where both amounts are told, CF404 computes how much is bound, and an antagonist in clear deficit warns.

    **Limits.** Without both amounts an antagonist in trace beside a large excess of its target is reported all the same.
    Only pairs that a publication of the catalog documents are seen; splice forms and species are not told apart.

    **Example.**

    >>> report = cytoform.check(["Noggin", "BMP-4"])
    >>> [(finding.code, finding.severity.value) for finding in report.findings]
    [('CF201', 'error')]

    **References.** Each finding carries the publications that measured the pair.
    """
    for interaction in scope.interactions(Effect.ANTAGONISM):
        standing = interaction.standing
        if interaction.mode == "direct" and standing is not None:
            least = Standing.ESTABLISHED if _mechanism(interaction) == _REMOTE else Standing.REPORTED
            certain = standing in (Standing.ESTABLISHED, least) and interaction.was_read
            yield Pattern(
                severity=Severity.ERROR if certain else Severity.WARNING,
                standing=standing,
                factors=interaction.factors,
                present=tuple(Present(factor) for factor in interaction.factors),
                message=_message(interaction),
                evidence=interaction.evidence,
                help="separate them into stages, remove one, or declare the intent",
            )


def _mechanism(interaction: Interaction) -> str:
    return next((claim.mechanism for claim in interaction.supports if claim.mechanism in _WORDS), "ligand trap")


def _message(interaction: Interaction) -> str:
    first, second = interaction.factors
    if not interaction.directed:
        return f"{first} and {second} inactivate each other"
    return _WORDS[_mechanism(interaction)].format(first, second)
