"""Measure whole commands by the clock, each beside a peer in the same run.

python benchmarks/commands.py pdf [RUNS]     make --format pdf against weasyprint on its HTML
python benchmarks/commands.py md [RUNS]      make --format md against sumy on the first seed
python benchmarks/commands.py help [RUNS]    --help against Python that does nothing

sumy's command line needs NLTK's data `tokenizers/punkt_tab`, where NLTK finds it.  The program
and its peers alike run from bytecode; medians are printed, and the median of the ratios of one
round.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def beside(ours: list[str], peer: list[str], runs: int) -> None:
    """Print the wall time of a command and of its peer, run in turns after a first round."""
    rounds = [(_seconds(ours), _seconds(peer)) for _ in range(runs + 1)][1:]
    for name, times in zip(("briefing", "peer"), zip(*rounds, strict=True), strict=True):
        print(f"{name}: {statistics.median(times):.3f} s, at least {min(times):.3f} s")
    print(f"ratio: {statistics.median(own / other for own, other in rounds):.2f}")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def main(what: str = "md", runs: str = "15") -> None:
    """Run the comparison that the command line names."""
    compileall.compile_dir(ROOT / "briefing", quiet=1)
    seed = min(path for path in (ROOT / "seeds").iterdir() if path.suffix == ".txt")
    with tempfile.TemporaryDirectory() as folder:
        make = ["-m", "briefing", "make", "seeds", "--out", folder, "--format"]
        if what == "pdf":
            html = [sys.executable, *make, "html"]
            subprocess.run(html, check=True, capture_output=True, cwd=ROOT)
            page = str(next(Path(folder).glob("*.html")))
            beside([*make, "pdf"], ["-m", "weasyprint", page, f"{folder}/peer.pdf"], int(runs))
        elif what == "md":
            beside([*make, "md"], ["-m", "sumy", "lex-rank", f"--file={seed}"], int(runs))
        else:
            beside(["-m", "briefing", "--help"], ["-c", "pass"], int(runs))


if __name__ == "__main__":
    main(*sys.argv[1:])
