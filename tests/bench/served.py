"""The app as a server of a bench's own: started, looked at, killed, started again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from server import free_port  # noqa: E402


class Server:
    """`script`: what Streamlit serves; `url`: the store's address; `settings`: others than the project's own. Ended
    when the block ends."""

    def __init__(self, url: str, log: Path, script: str = "app.py", settings: tuple[str, ...] = ()) -> None:
        self._log, self._script, self._settings, self.port = log, script, settings, free_port()
        self._environment = {**os.environ, "KYOTEN_DATABASE_URL": url}
        self.address = f"http://127.0.0.1:{self.port}"
        self._process = self._started()

    def __enter__(self) -> Server:
        self.wait()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        options = ["--server.port", str(self.port), "--server.headless", "true", "--server.fileWatcherType", "none"]
        command = [sys.executable, "-m", "streamlit", "run", self._script, *options, *self._settings]
        with self._log.open("ab") as out:
            return subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=out, stderr=subprocess.STDOUT)

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(1200):
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"the server did not answer:\n{self._log.read_text('utf-8')[-2000:]}")

    def kill(self) -> None:
        """SIGKILL: nothing is said to it before."""
        self._process.kill()
        self._process.wait()

    def restart(self) -> None:
        """On the same port and store."""
        self._process = self._started()
        self.wait()

    def memory(self) -> int:
        """Resident megabytes (Linux)."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024

    def log(self) -> str:
        return self._log.read_text("utf-8")
