"""The file that `cytoform new` writes: a small formulation with every key, each with a word on what it is for."""

from __future__ import annotations

from typing import Final

STARTER: Final = """\
# A formulation for cytoform. Check it with: cytoform check PATH
# Lines that begin with # are not read. Remove what you do not need: names alone are enough.

cytoform: 1
name: Follicle mix, first draft

# What the mix is meant to act on. The more is told, the sharper the check.
# `cytoform catalog contexts` lists the tissues, cells and goals it knows.
target:
  tissue: hair follicle
  # cell: dermal papilla cell
  species: human
  use: topical            # topical, injection, culture, ex vivo or device
  goal: hair growth       # or: inhibit ..., for less of something

# What the mix is dissolved in.
base: [PBS]

# The factors, one a dash: a name, or name: and more below it. Any documented name will do.
# `cytoform show KGF` prints what is documented of one.
components:
  - name: KGF
    amount: 10 ng/mL
    species: human        # of the molecule
    source: recombinant   # or: synthetic peptide, purified, conditioned medium, extract, ...
    host: E. coli
    form: lyophilized     # or: frozen, liquid, nanocarrier
    sterile: true
    storage: -20 °C
    # made: 2026-05-31
    # expires: 2028-05-31
    # claims: [hair growth]
    # note: lot 17
  - name: FGF-9
    amount: 10 ng/mL
    species: human
    source: recombinant
    host: E. coli
    form: lyophilized
    sterile: true
    storage: -20 °C

# A deliberate antagonist says so:
#   - name: Noggin
#     intent: antagonize BMP4

# A protocol that changes its mix writes stages in place of components:
# stages:
#   - name: day 0-3
#     components: [activin A]
#   - name: day 4-6
#     components: [SB431542]

# A finding you have judged may be accepted, with a reason and a last day:
# accept:
#   - rule: antagonist-pair
#     components: [Noggin, BMP-4]
#     reason: noggin limits BMP-4 to the first hours; see protocol P-17
#     until: 2027-06-30
"""
