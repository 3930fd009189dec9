"""The command `cytoform`, also run as ``python -m cytoform``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    import gc

    gc.set_threshold(1_000_000)  # a run is short and makes few cycles: looking for them costs more than they hold
    from cytoform.cli import run

    code = run(sys.argv[1:])
    gc.freeze()  # the process ends here: its last collection need not walk through all that is about to go anyway
    return code


if __name__ == "__main__":
    sys.exit(main())
