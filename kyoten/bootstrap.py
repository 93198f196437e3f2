"""The set-up commands of the README: `python3 -m kyoten.bootstrap start`, `… test` and `… lock`.

Standard library only, since it runs before anything is installed. It makes .venv beside the project, installs into it
exactly what the lock pins (again only when that changes), and starts the dashboard or runs every check and test.
`lock` writes the locks anew after a change of requirements.txt or requirements-dev.txt.
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

# requirements → lock: exact versions and hashes of every package, indirect ones too, for all systems and Pythons.
# The second keeps to the versions of the first, so that the tests run what a newcomer gets.
LOCKS = (
    ("requirements.txt", "-o", "requirements.lock"),
    ("requirements-dev.txt", "-c", "requirements.lock", "-o", "requirements-dev.lock"),
)
LOCK = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header")

# What the tests drive from outside: command → Debian package.
TEST_PROGRAMS = {
    "chromium": "chromium",
    "soffice": "libreoffice-calc",
    "pdftoppm": "poppler-utils",
    "node": "nodejs",
    "npm": "npm",
}
# Packages of npm that look at workbooks and slides as Office would, and at pages for people who can't see or use a
# mouse; pinned by the lock beside them.
NODE = ROOT / "tests" / "support" / "npm"
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
)
# A worker for each processor. A file's tests stay together, since they share what it makes, and the files keep their
# order: those that drive a browser come first, and take longest.
TESTS = ("pytest", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


def main(arguments: Sequence[str]) -> int:
    """Exit status of what was started; 2 for a wrong call or a machine that can't be set up."""
    match list(arguments):
        case ["start", *more]:
            _environment("requirements.lock")
            return _run(PYTHON, "-m", "streamlit", "run", "app.py", *more)
        case ["test", *more]:
            _programs()
            _environment("requirements-dev.lock")
            node_packages()
            return _test(more)
        case ["lock", *more]:  # --upgrade: newer versions, too
            return _lock(more)
        case _:
            print("使い方: python3 -m kyoten.bootstrap start | test | lock", file=sys.stderr)
            return 2


def _test(more: Sequence[str]) -> int:
    """Every check and every test, so that one run shows all that is wrong. The checks run while tests wait for a
    browser; what they say comes last. `more`: for pytest."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # hundreds of processes start: what they import is compiled once
    checks = [
        subprocess.Popen([PYTHON, "-m", *check], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for check in CHECKS
    ]
    worst = abs(_run(PYTHON, "-m", *TESTS, *more))
    for words, check in zip(CHECKS, checks, strict=True):
        said, _ = check.communicate()
        print(f"\n{' '.join(words)}\n{said.decode('utf-8', 'replace')}", flush=True)
        worst = max(worst, abs(check.returncode))
    return worst


def _lock(more: Sequence[str]) -> int:
    if not PYTHON.exists():
        _make_venv()
    _must(PYTHON, "-m", "pip", "install", "--quiet", UV)
    for files in LOCKS:
        _must(PYTHON, "-m", "uv", *LOCK, *more, *files)
    return 0


def _environment(lock: str) -> None:
    """.venv with exactly what the lock pins; done once for each state of the lock."""
    done = VENV / f"installed-{hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()[:16]}"
    if done.exists():
        return
    if not PYTHON.exists():
        _make_venv()
    print("必要なライブラリを入れています…", file=sys.stderr)
    if _quietly(PYTHON, "-m", "pip", "install", "--quiet", UV):
        _must(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "-r", ROOT / lock)
    else:  # uv is only the faster way
        _must(PYTHON, "-m", "pip", "install", "--quiet", "-r", ROOT / lock)
    done.touch()


def node_packages() -> Path:
    """Where the tests' packages of npm are, installed once for each state of their lock; for a few tests run by hand,
    too, which call it."""
    packages = NODE / "node_modules"
    done = packages / f"installed-{hashlib.sha256((NODE / 'package-lock.json').read_bytes()).hexdigest()[:16]}"
    if not done.exists():
        # On Windows npm is a script, which is found by its whole name alone. Not `npm ci`: it wants the programs of all
        # systems in the lock.
        _must(shutil.which("npm") or "npm", "install", "--no-save", "--silent", "--no-audit", "--no-fund", folder=NODE)
        done.touch()
    return packages


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


def _must(*command: object, folder: Path = ROOT) -> None:
    if status := _run(*command, folder=folder):
        sys.exit(status)


def _run(*command: object, folder: Path = ROOT) -> int:
    try:
        return subprocess.run([str(word) for word in command], cwd=folder, check=False).returncode
    except KeyboardInterrupt:  # how one stops the dashboard
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
