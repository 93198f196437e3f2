"""The two set-up commands of the README: `python3 -m kyoten.bootstrap start` and `… test`.

Standard library only, since it runs before anything is installed. It makes .venv beside the project, installs the
pinned requirements into it (again only when they change), and starts the dashboard or runs every check and test.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UV = "uv==0.13.9"

# What the tests drive from outside: command → Debian package.
TEST_PROGRAMS = {"chromium": "chromium", "soffice": "libreoffice-calc", "pdftoppm": "poppler-utils"}
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest",),
)


def main(arguments: Sequence[str]) -> int:
    """Exit status of what was started; 2 for a wrong call or a machine that can't be set up."""
    match list(arguments):
        case ["start", *more]:
            _environment("requirements.txt")
            return _run(PYTHON, "-m", "streamlit", "run", "app.py", *more)
        case ["test", *more]:
            _programs()
            _environment("requirements-dev.txt")
            # All of them, so that one run shows everything that is wrong.
            return max([abs(_check(check, more)) for check in CHECKS])
        case _:
            print("使い方: python3 -m kyoten.bootstrap start | test", file=sys.stderr)
            return 2


def _check(check: tuple[str, ...], more: Sequence[str]) -> int:
    return _run(PYTHON, "-m", *check, *(more if check == ("pytest",) else ()))


def _environment(requirements: str) -> None:
    """.venv with exactly what the file pins; done once for each state of the requirements."""
    texts = b"".join((ROOT / name).read_bytes() for name in ("requirements.txt", requirements))
    done = VENV / f"installed-{hashlib.sha256(texts).hexdigest()[:16]}"
    if done.exists():
        return
    if not PYTHON.exists():
        _make_venv()
    print("必要なライブラリを入れています…", file=sys.stderr)
    if _quietly(PYTHON, "-m", "pip", "install", "--quiet", UV):
        _must(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "-r", ROOT / requirements)
    else:  # uv is only the faster way
        _must(PYTHON, "-m", "pip", "install", "--quiet", "-r", ROOT / requirements)
    done.touch()


def _make_venv() -> None:
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:  # Debian keeps ensurepip in a package of its own
        shutil.rmtree(VENV, ignore_errors=True)
        _apt("python3-venv")
        _must(sys.executable, "-m", "venv", VENV)


def _programs() -> None:
    missing = [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    if missing:
        _apt(*missing)


def _apt(*packages: str) -> None:
    """Install Debian packages, as root or through sudo; elsewhere say what is missing."""
    if shutil.which("apt-get") is None:
        sys.exit(f"次のプログラムを入れてから、もう一度実行してください: {'、'.join(packages)}")
    root = [] if os.geteuid() == 0 else ["sudo"]
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    _must(*root, "apt-get", "update", "-qq")
    _must(*root, *environment, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def _quietly(*command: object) -> bool:
    return subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, check=False).returncode == 0


def _must(*command: object) -> None:
    if status := _run(*command):
        sys.exit(status)


def _run(*command: object) -> int:
    try:
        return subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:  # how one stops the dashboard
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
