"""`python -m kaiser_study` is the command `kaiser-study`."""

import sys

from kaiser_study.cli import main

if __name__ == "__main__":
    sys.exit(main())
