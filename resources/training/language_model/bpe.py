# SPDX-License-Identifier: Apache-2.0
"""A byte-level BPE tokenizer in Hugging Face's tokenizer.json, by the `tokenizers` package or, without it, by itself.

load() gives an object with ids(text), decode(ids) and token_to_id(token) either way; both read the same file.
"""

import collections
import heapq
import json
import pathlib
import re
import sys
import unicodedata

SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
# Llama 3's way of splitting, with single digits (as Qwen 2): a small model adds better digit by digit.
SPLIT = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|"
         r"\s+(?!\S)|\s+")
# White_Space of Unicode. Python's own \s has four control characters more.
SPACES = r"\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
LONGEST_WORD_KEPT = 40


def _ranges(letter: str) -> str:
    """The inside of a character class with all characters whose general category begins with `letter`."""
    found, start = [], None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and unicodedata.category(chr(code))[0] == letter
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            found.append(f"{re.escape(chr(start))}-{re.escape(chr(code - 1))}")
            start = None
    return "".join(found)


def split_pattern() -> re.Pattern:
    """SPLIT for Python's re, which knows no \\p."""
    letters, numbers = _ranges("L"), _ranges("N")
    pattern = SPLIT.replace(r"[^\r\n\p{L}\p{N}]", rf"[^\r\n{letters}{numbers}]")
    pattern = pattern.replace(r"[^\s\p{L}\p{N}]", f"[^{SPACES}{letters}{numbers}]")
    pattern = pattern.replace(r"\p{L}", f"[{letters}]").replace(r"\p{N}", f"[{numbers}]")
    return re.compile(pattern.replace(r"\s", f"[{SPACES}]").replace(r"\S", f"[^{SPACES}]"))


def byte_characters() -> list[str]:
    """The character that stands for each byte (GPT-2's table): printable ones for themselves, the rest from 256 on."""
    printable = {*range(0x21, 0x7f), *range(0xa1, 0xad), *range(0xae, 0x100)}
    spare = iter(range(256, 512))
    return [chr(byte if byte in printable else next(spare)) for byte in range(256)]


def _count_words(lines: list[str], pattern: re.Pattern) -> collections.Counter:
    words = collections.Counter()
    for line in lines:
        words.update(pattern.findall(line))
    return words


def learn_merges(words: dict[str, int], count: int, characters: list[str]) -> list[tuple[str, str]]:
    """The `count` most frequent pairs one after the other; ties go to the pair that sorts first."""
    kept = [(tuple(characters[b] for b in w.encode("utf-8")), n) for w, n in words.items()
            if len(w) <= LONGEST_WORD_KEPT]
    parts, weights = [list(w) for w, _ in kept], [n for _, n in kept]
    counts, places = collections.Counter(), collections.defaultdict(set)
    for number, word in enumerate(parts):
        for pair in zip(word, word[1:]):
            counts[pair] += weights[number]
            places[pair].add(number)
    queue = [(-n, pair) for pair, n in counts.items()]
    heapq.heapify(queue)
    merges = []
    while queue and len(merges) < count:
        n, pair = heapq.heappop(queue)
        if counts[pair] != -n:  # an entry from before its count changed
            if counts[pair] > 1:
                heapq.heappush(queue, (-counts[pair], pair))
            continue
        if n > -2:
            break
        merges.append(pair)
        joined, changed = pair[0] + pair[1], set()
        for number in places.pop(pair):
            old, weight = parts[number], weights[number]
            new = merge(old, pair, joined)
            for p in zip(old, old[1:]):
                counts[p] -= weight
            for p in zip(new, new[1:]):
                counts[p] += weight
                places[p].add(number)
                if joined in p:
                    changed.add(p)
            parts[number] = new
        for p in changed:
            heapq.heappush(queue, (-counts[p], p))
    return merges


def merge(word: list[str], pair: tuple[str, str], joined: str) -> list[str]:
    done, at, last = [], 0, len(word) - 1
    while at <= last:
        if at < last and word[at] == pair[0] and word[at + 1] == pair[1]:
            done.append(joined)
            at += 2
        else:
            done.append(word[at])
            at += 1
    return done


def describe(merges: list[tuple[str, str]], characters: list[str]) -> dict:
    """The contents of tokenizer.json."""
    vocabulary = {}
    for token in (*SPECIAL, *sorted(characters), *(a + b for a, b in merges)):
        vocabulary.setdefault(token, len(vocabulary))
    added = [{"id": vocabulary[t], "content": t, "single_word": False, "lstrip": False, "rstrip": False,
              "normalized": False, "special": True} for t in SPECIAL]
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": SPLIT}, "behavior": "Isolated", "invert": False}, byte_level]},
            "post_processor": None, "decoder": byte_level,
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                      "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                      "vocab": vocabulary, "merges": [list(m) for m in merges]}}


def train(lines: list[str], vocabulary: int, path: pathlib.Path) -> str:
    """Writes tokenizer.json; says by what means."""
    try:
        from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
    except ImportError:
        characters = byte_characters()
        words = _count_words(lines, split_pattern())
        merges = learn_merges(words, vocabulary - len(SPECIAL) - len(characters), characters)
        path.write_text(json.dumps(describe(merges, characters), ensure_ascii=False) + "\n", encoding="utf-8")
        return "bpe.py"
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(SPLIT), behavior="isolated", invert=False),
        pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    special = [AddedToken(text, special=True, normalized=False) for text in SPECIAL]
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, special_tokens=special, show_progress=False, min_frequency=2,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(lines, trainer=trainer)
    tokenizer.save(str(path))
    return "tokenizers"


class OwnTokenizer:
    """Reads what describe() wrote: this split, no normaliser, byte-level BPE. A cache of words makes it quick."""

    def __init__(self, path: pathlib.Path):
        model = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["model"]
        self._vocabulary = model["vocab"]
        self._tokens = {number: token for token, number in self._vocabulary.items()}
        pairs = (m.split(" ") if isinstance(m, str) else m for m in model["merges"])
        self._ranks = {tuple(pair): rank for rank, pair in enumerate(pairs)}
        self._characters = byte_characters()
        self._bytes = {character: byte for byte, character in enumerate(self._characters)}
        self._split = split_pattern()
        self._special = re.compile("(" + "|".join(map(re.escape, SPECIAL)) + ")")
        self._cache = {}

    def token_to_id(self, token: str) -> int | None:
        return self._vocabulary.get(token)

    def _word(self, word: str) -> list[int]:
        parts = [self._characters[b] for b in word.encode("utf-8")]
        while len(parts) > 1:
            pair = min(zip(parts, parts[1:]), key=lambda p: self._ranks.get(p, 1 << 30))
            if pair not in self._ranks:
                break
            parts = merge(parts, pair, pair[0] + pair[1])
        return [self._vocabulary[p] for p in parts]

    def ids(self, text: str) -> list[int]:
        found, cache = [], self._cache
        for number, part in enumerate(self._special.split(text)):
            if number % 2:
                found.append(self._vocabulary[part])
                continue
            for word in self._split.findall(part):
                known = cache.get(word)
                if known is None:
                    known = cache[word] = self._word(word)
                found += known
        return found

    def decode(self, ids: list[int]) -> str:
        tokens = (self._tokens[i] for i in ids)
        text = "".join(t for t in tokens if t not in SPECIAL)
        return bytes(self._bytes[c] for c in text).decode("utf-8", errors="replace")


class PackageTokenizer:
    def __init__(self, path: pathlib.Path):
        from tokenizers import Tokenizer
        self._tokenizer = Tokenizer.from_file(str(path))
        self.token_to_id, self.decode = self._tokenizer.token_to_id, self._tokenizer.decode

    def ids(self, text: str) -> list[int]:
        return self._tokenizer.encode(text, add_special_tokens=False).ids


def load(path: pathlib.Path) -> OwnTokenizer | PackageTokenizer:
    try:
        return PackageTokenizer(path)
    except ImportError:
        return OwnTokenizer(path)
