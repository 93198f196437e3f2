"""使い方: the guide and the measures, read from docs/."""

from __future__ import annotations

from kyoten.ui import guide

guide.show()
