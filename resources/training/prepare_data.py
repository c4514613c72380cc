#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packs the training texts of the small language model into one folder of .xz files.

    prepare_data.py SOURCE_FOLDER OUT_FOLDER [--limit-mb 56]

SOURCE_FOLDER holds lm_text/, instruct_dolly/, … as described in manifest.py. Packing needs the `zstd` program; the
training itself reads only .xz. Books are the one set that is cut: hard prose first, until everything fits the limit.
"""

import argparse
import hashlib
import json
import lzma
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from language_model import manifest  # noqa: E402
from language_model.prose import difficulty  # noqa: E402

SEPARATOR = "\n<|endoftext|>\n"
SERVICE_DIALOGUES_KEPT = 5000
# Paragraphs with one of these words are left out of the old books. Kept as digests so that the list itself does not
# print the words: sha256 of the lower-case word, first 12 hex digits.
SLUR_DIGESTS = frozenset(manifest.SLUR_DIGESTS)


def read_text(path: pathlib.Path) -> str:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8").read()
    packed = subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True)
    return packed.stdout.decode("utf-8")


def find_source(folder: pathlib.Path, stem: str) -> pathlib.Path | None:
    for suffix in (".xz", ".zst"):
        candidate = folder / (stem + suffix)
        if candidate.exists():
            return candidate
    return None


def pack(text: str, path: pathlib.Path) -> int:
    # The dictionary covers the whole text: books by one author lie far apart.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 27}]
    path.write_bytes(lzma.compress(text.encode("utf-8"), format=lzma.FORMAT_XZ, filters=filters))
    return path.stat().st_size


def slurs_in(text: str) -> re.Pattern | None:
    words = set(re.findall(r"[a-z]+", text.lower()))
    found = sorted(w for w in words if hashlib.sha256(w.encode()).hexdigest()[:12] in SLUR_DIGESTS)
    return re.compile(r"\b(?:" + "|".join(found) + r")\b", re.IGNORECASE) if found else None


def pack_books(text: str, path: pathlib.Path, limit_bytes: int) -> tuple[int, int, int]:
    pattern = slurs_in(text)
    documents = []
    for document in text.split(SEPARATOR):
        paragraphs = [p for p in document.split("\n") if not (pattern and pattern.search(p))]
        if len(paragraphs) > 3:
            documents.append("\n".join(paragraphs))
    order = sorted(range(len(documents)), key=lambda i: difficulty(documents[i]))
    total = sum(len(d) for d in documents)
    share = 1.0
    for _ in range(4):
        kept, used = set(), 0
        for index in order:
            if used > total * share:
                break
            kept.add(index)
            used += len(documents[index])
        chosen = [documents[i] for i in range(len(documents)) if i in kept]
        size = pack(SEPARATOR.join(chosen) + SEPARATOR, path)
        if size <= limit_bytes:
            return size, len(chosen), len(documents)
        share *= 0.985 * limit_bytes / size
    raise SystemExit(f"{path.name}: still {size} bytes after four cuts; raise --limit-mb above the other sets' size")


def slim_rows(name: str, text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    if name == "dialogue_schema_guided":
        lines = lines[::max(1, len(lines) // SERVICE_DIALOGUES_KEPT)][:SERVICE_DIALOGUES_KEPT]
    if name == "qa_open_trivia":
        rows = [json.loads(line) for line in lines]
        lines = [json.dumps({k: r[k] for k in ("category", "question", "answer")}, ensure_ascii=False) for r in rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--limit-mb", type=float, default=56.0, help="total of all packed files, in 10^6 bytes")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    used = 0
    books = None
    for entry in manifest.SETS:
        for split in ("train", "dev"):
            stem = f"{entry.folder}{entry.prefix}{split}.{entry.suffix}"
            path = find_source(arguments.source, stem)
            target = arguments.out / f"{entry.name}.{split}.{entry.suffix}.xz"
            if path is None:
                if split == "train":
                    raise SystemExit(f"{arguments.source}/{stem}.xz or .zst is missing: {entry.name} cannot be packed")
                continue
            if entry.name == "gutenberg_books" and split == "train":
                books = (path, target)
                continue
            text = read_text(path)
            size = pack(slim_rows(entry.name, text) if entry.suffix == "jsonl" else text, target)
            used += size
            print(f"{target.name}: {size}", flush=True)
    size, kept, documents = pack_books(read_text(books[0]), books[1], int(arguments.limit_mb * 1e6) - used)
    print(f"{books[1].name}: {size} ({kept} of {documents} books kept)")
    print(f"total: {(used + size) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
