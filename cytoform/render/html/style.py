"""The style sheet of the page: light and dark, on screen and on paper."""

from __future__ import annotations

from typing import Final

from cytoform.render.graph.ink import STYLE as PICTURE_STYLE

_COLORS: Final = """
:root{color-scheme:light dark;--ground:#fff;--raised:#f4f6f8;--ink:#1b1f24;--soft:#4a5560;--edge:#c9d1d9;--link:#0b5cad;
--error:#b3261e;--warning:#8f5200;--note:#2f5d7c;--accepted:#4a5560}
@media (prefers-color-scheme:dark){:root{--ground:#15191d;--raised:#1f252b;--ink:#e6e9ec;--soft:#b3bdc7;--edge:#3a444d;--link:#7cc0ff;
--error:#ff8a80;--warning:#ffb74d;--note:#9fc9e6;--accepted:#b3bdc7}}
"""

_LAYOUT: Final = """
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
header,main,footer{max-width:62rem;margin:0 auto;padding:.5rem 1.25rem}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.35rem;margin:.75rem 0 .25rem;overflow-wrap:anywhere}
h3{font-size:1.1rem;margin:1.75rem 0 .5rem;border-bottom:1px solid var(--edge)}h4{font-size:1rem;margin:0}
p{margin:.35rem 0}a{color:var(--link)}a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}.hash{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
.verdict{font-size:1.15rem;border-left:.4rem solid var(--edge);padding:.4rem .8rem;background:var(--raised)}
.error,.conflict{border-left-color:var(--error)}.warning,.unverified,.review{border-left-color:var(--warning)}
.note{border-left-color:var(--note)}.accepted{border-left-color:var(--accepted);border-left-style:double}
.level{font-weight:700}.error .level{color:var(--error)}.warning .level{color:var(--warning)}.note .level{color:var(--note)}
.finding{border-left:.4rem solid var(--edge);background:var(--raised);padding:.6rem .8rem;margin:.6rem 0;overflow-wrap:anywhere}
.error.finding{border-left-color:var(--error)}.warning.finding{border-left-color:var(--warning)}.note.finding{border-left-color:var(--note)}
.finding ul{margin:.35rem 0 0;padding-left:1.2rem}.do{font-style:italic}
.scroll{overflow-x:auto;position:relative}table{border-collapse:collapse;font-size:.92rem}
th,td{border:1px solid var(--edge);padding:.25rem .5rem;text-align:left;vertical-align:top}thead th,tbody th{background:var(--raised)}
caption{text-align:left;color:var(--soft);padding:.25rem 0}
.formulation+.formulation{margin-top:3rem}.matrix{margin:.5rem 0 1.25rem}.matrix td{text-align:center;padding:.1rem .25rem;min-width:1.6rem}.matrix thead th{vertical-align:bottom;padding:.25rem .1rem;text-align:center}
.matrix thead span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}.matrix tbody th{white-space:nowrap;padding:.1rem .4rem}
.matrix .e{outline:2px solid var(--error);outline-offset:-2px;font-weight:700}.matrix .w{outline:2px dashed var(--warning);outline-offset:-2px}
.none{color:var(--soft)}.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
figure{margin:1rem 0}figure>svg{display:block;margin:auto;max-width:100%;height:auto}figcaption{color:var(--soft)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:.5rem 0}.legend li{display:flex;align-items:center;gap:.4rem}
@media print{body{font-size:10pt}figure>svg{max-height:15cm;width:auto}header,main,footer{max-width:none;padding:.25rem 0}.finding,figure,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
.formulation+.formulation{break-before:page}.scroll{overflow:visible}.finding,.verdict{background:none}}
"""

STYLE: Final = (_COLORS + _LAYOUT + PICTURE_STYLE).replace("\n", "")
