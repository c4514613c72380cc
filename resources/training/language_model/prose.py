# SPDX-License-Identifier: Apache-2.0
"""How hard a text is to read, and the choice of the simplest ones."""

import re


def difficulty(document: str) -> float:
    """The automated readability index (Senter and Smith 1967) of a sample from the middle of the document."""
    middle = len(document) // 2
    sample = document[max(0, middle - 30000):middle + 30000]
    words = sample.split()
    sentences = max(1, len(re.findall(r"[.!?]+", sample)))
    letters = sum(len(w) for w in words)
    return 4.71 * letters / max(1, len(words)) + 0.5 * len(words) / sentences


def simplest(documents: list, most: float) -> list:
    """The easiest documents (texts, or conversations of (role, text)) up to `most` characters, in their old order."""
    texts = [d if isinstance(d, str) else " ".join(t for _, t in d) for d in documents]
    kept, used = set(), 0
    for index in sorted(range(len(texts)), key=lambda i: difficulty(texts[i])):
        if used >= most:
            break
        kept.add(index)
        used += len(texts[index])
    return [documents[i] for i in sorted(kept)]
