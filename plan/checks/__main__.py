"""Print `docs/findings.md`: `python -m plan.checks > docs/findings.md`."""

import sys

from plan.checks.pages import pages

if __name__ == "__main__":
    sys.stdout.write(pages())
