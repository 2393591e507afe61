"""Make .venv hold what a lock lists, and this project: `python3 requirements/install.py run` (or `dev`).

It may be interrupted and may run twice at once. The stamp, written last, tells what went in; a .venv
without a valid stamp is made anew.
"""

import fcntl
import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
PIP = [VENV / "bin" / "python", *"-m pip install --quiet --no-input --disable-pip-version-check".split()]


def main(lock: str) -> None:
    """Install the lock `run` or `dev`, unless it is there."""
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(
            f"kaiser-study needs Python 3.11 or newer and this one is {sys.version.split()[0]}: "
            "install a newer one and name it, as in `make run PYTHON=python3.13`."
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit(
            f"{sys.executable} cannot make virtual environments: install its venv package (on Debian, "
            "`sudo apt install python3-venv`) or name another Python, as in `make run PYTHON=python3.13`."
        )
    contents = digest()
    wanted = {f"{lock} {contents}", f"dev {contents}"}
    if stamp() in wanted:
        return
    print("Setting up .venv (once, about a minute)", flush=True)
    with (ROOT / "pyproject.toml").open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if stamp() in wanted:
            return
        try:
            install(lock, anew=stamp() != f"run {contents}")
        except subprocess.CalledProcessError:
            sys.exit("Setting up .venv failed, as told above: mend that and run the same command again.")
        STAMP.write_text(f"{lock} {contents}")


def digest() -> str:
    """Name everything that decides what belongs into .venv: the Python, the place, the project, the locks."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locks = [(ROOT / "requirements" / name).read_text("utf-8") for name in ("run.txt", "dev.txt")]
    parts = [sys.version, ROOT, project["build-system"], project["project"], project["tool"]["hatch"], locks]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def stamp() -> str:
    """Tell what .venv holds; nothing, if its Python has gone."""
    return STAMP.read_text() if STAMP.exists() and (VENV / "bin" / "python").exists() else ""


def install(lock: str, *, anew: bool) -> None:
    """Add what is missing, or make .venv anew."""
    if anew:
        STAMP.unlink(missing_ok=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    locked = ROOT / "requirements" / f"{lock}.txt"
    subprocess.run([*PIP, "--require-hashes", "--requirement", locked], check=True)
    subprocess.run([*PIP, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
