"""How long a keystroke in the search takes over 1,000 platforms' texts.

    python -m tests.bench.bench_search [COUNT]

Types every query letter by letter and prints the median, the 95th percentile and the worst, apart
for queries as they should be and with typos, and what the index weighs.
"""

import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.domain.search import search
from tests.bench.synthetic import invented_name, make_catalogue

PLAIN = [
    "turn off training", "object to ai training", "generative", "private messages", "delete",
    "right to object", "voice recordings", "photos and videos", "third parties", "legitimate",
    "microsoft", "license", "human review", "de-identified", "browser extension",
]  # fmt: skip
TYPOS = [
    "genreative", "privte messages", "recodrings", "objecton form", "legitimate interrests",
    "microsfot", "trainning", "instagarm", "deidentifed", "improvment setting", "anonymizd data",
]  # fmt: skip


def _keystrokes(queries: list[str]) -> list[str]:
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def _times(index: object, keystrokes: list[str]) -> list[float]:
    times = []
    for typed in keystrokes:
        start = time.perf_counter()
        search(index, typed)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def main(count: int = 1000) -> float:
    """Run it and print; the 95th percentile over all keystrokes, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder) / "catalogue", Path(folder) / "cache"
        make_catalogue(root, count)
        start = time.perf_counter()
        FileCatalogue(root, cache)
        compiled = time.perf_counter() - start
        start = time.perf_counter()
        catalogue = FileCatalogue(root, cache)
        opened = time.perf_counter() - start
        tracemalloc.start()
        start = time.perf_counter()
        index = catalogue.words()
        loaded = time.perf_counter() - start
        weight = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        print(f"compiled in {compiled:.1f} s, opened in {opened * 1000:.1f} ms")
        print(
            f"index: {len(index.words)} words, {len(index.numbers) // 2} postings, "
            f"{weight / 1e6:.1f} MB, loaded in {loaded * 1000:.1f} ms"
        )
        names = [invented_name(number) for number in range(0, count, max(count // 20, 1))]
        everything = []
        for title, queries in (("as it is", PLAIN + names), ("with typos", TYPOS)):
            times = _times(index, _keystrokes(queries))
            everything += times
            print(
                f"{title}: {len(times)} keystrokes, p50 {times[len(times) // 2]:.2f} ms, "
                f"p95 {times[int(len(times) * 0.95)]:.2f} ms, worst {times[-1]:.2f} ms"
            )
        everything.sort()
        return everything[int(len(everything) * 0.95)]


def test_search(capsys):
    with capsys.disabled():
        print()
        main()


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
