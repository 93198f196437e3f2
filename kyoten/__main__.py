"""python -m kyoten …"""

from __future__ import annotations

import sys

from kyoten.cli import main

if __name__ == "__main__":
    sys.exit(main())
