"""The command line. Only here is anything printed, and only here does a run end with a code: 0 clean, 1 findings, 2 not done."""

from __future__ import annotations

import os
import sys

from cytoform.cli.arguments import parsed
from cytoform.errors import CytoformError


def run(arguments: list[str]) -> int:
    """Run the command that *arguments* name and return its exit code."""
    options = parsed(arguments)
    try:
        return int(options.run(options))
    except CytoformError as error:
        print(f"cytoform: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        what = f"{error.filename!r}" if error.filename else "the output cannot be written"
        print(f"cytoform: {what}: {error.strerror or error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 2
