# SPDX-License-Identifier: Apache-2.0
"""Reads the packed sets, trains the tokenizer, and writes every set as token ids.

Runs as its own process (python -m language_model.tokens) beside the compilation of the network:
    DATA_FOLDER WORK_FOLDER --plan cpu|cuda [--tokenizer FILE] [--small] [--processes N]

WORK_FOLDER receives tokenizer.json, NAME.npy (uint16, a stream of documents), NAME.dev.npy, chat.npz and
chat.dev.npz (conversations for the fine-tuning, see pack_conversations) and tokens.json (counts and sizes in bytes).
"""

import argparse
import concurrent.futures
import json
import multiprocessing
import os
import pathlib
import random
import time

from . import bpe, manifest, plans, prose, templates
from . import conversations as chat

LONGEST_CONVERSATION = 512
PIECE = 24000  # characters of one unit of work

_worker_tokenizer = None


def pieces_of(document: str) -> list[str]:
    """Cuts after line ends where the split rule cuts as well, so that the ids are those of the whole document."""
    found, start = [], 0
    while len(document) - start > PIECE:
        cut = document.find("\n", start + PIECE)
        while cut != -1 and cut + 1 < len(document) and document[cut + 1].isspace():
            cut = document.find("\n", cut + 1)
        if cut == -1:
            break
        found.append(document[start:cut + 1])
        start = cut + 1
    found.append(document[start:])
    return found


def sample_for_tokenizer(texts, talks, plan: plans.Plan, rng) -> list[str]:
    lines = []

    def take(name, found, longest):
        left = plan.tokenizer_amounts.get(name, plan.tokenizer_rest)
        for document in rng.sample(found, len(found)):
            if left <= 0:
                break
            parts = [document] if isinstance(document, str) else [text for _, text in document]
            parts = [part[:int(min(left, longest))] for part in parts]
            lines.extend(parts)
            left -= sum(map(len, parts))

    for name, found in {**texts, **talks}.items():
        take(name, found, 60000)
    return lines


def _start_worker(path: str) -> None:
    global _worker_tokenizer
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _worker_tokenizer = bpe.load(pathlib.Path(path))


def _encode_documents(work: tuple[int, list[str]]) -> tuple[int, bytes]:
    """One unit of work: pieces of documents; None ends a document."""
    import numpy
    index, pieces = work
    end = _worker_tokenizer.token_to_id("<|endoftext|>")
    ids = []
    for piece in pieces:
        if piece is None:
            ids.append(end)
        else:
            ids.extend(_worker_tokenizer.ids(piece))
    return index, numpy.asarray(ids, dtype=numpy.uint16).tobytes()


def _encode_conversations(work) -> tuple[int, list[tuple[list[int], list[int]]]]:
    """Ids and, beside them, 1 where the token is the assistant's to write."""
    index, talks = work
    encode = _worker_tokenizer.ids
    start, stop = _worker_tokenizer.token_to_id("<|im_start|>"), _worker_tokenizer.token_to_id("<|im_end|>")
    newline = encode("\n")
    done = []
    for conversation in talks:
        ids, own = [], []
        for role, text in conversation:
            head = [start] + encode(role + "\n")
            body = encode(text) + [stop]
            if len(ids) + len(head) + len(body) + len(newline) > LONGEST_CONVERSATION:
                break
            ids += head + body + newline
            own += [0] * len(head) + [int(role == chat.ASSISTANT)] * len(body) + [0] * len(newline)
        if any(own):
            done.append((ids, own))
    return index, done


def units(documents: list[str]) -> list[tuple[int, list]]:
    work, current, size = [], [], 0
    for document in documents:
        for piece in pieces_of(document):
            current.append(piece)
            size += len(piece)
            if size > 4 * PIECE:
                work.append((len(work), current))
                current, size = [], 0
        current.append(None)
    if current:
        work.append((len(work), current))
    return work


def write_stream(pool, documents: list[str], path: pathlib.Path) -> int:
    import numpy
    parts = dict(pool.imap_unordered(_encode_documents, units(documents), chunksize=2))
    stream = numpy.frombuffer(b"".join(parts[i] for i in range(len(parts))), dtype=numpy.uint16)
    numpy.save(path, stream)
    return len(stream)


def pack_conversations(pool, talks: list, path: pathlib.Path) -> int:
    """ids, own: uint16 and uint8, all conversations one after the other; ends: where each one ends."""
    import numpy
    step = 250
    work = [(i, talks[at:at + step]) for i, at in enumerate(range(0, len(talks), step))]
    parts = dict(pool.imap_unordered(_encode_conversations, work))
    done = [pair for i in range(len(parts)) for pair in parts[i]]
    ids = numpy.asarray([t for pair in done for t in pair[0]], dtype=numpy.uint16)
    own = numpy.asarray([t for pair in done for t in pair[1]], dtype=numpy.uint8)
    ends = numpy.cumsum([len(pair[0]) for pair in done]).astype(numpy.int64)
    numpy.savez(path, ids=ids, own=own, ends=ends)
    return len(done)


def prepare(data: pathlib.Path, work: pathlib.Path, device: str, given_tokenizer: pathlib.Path | None, small: bool,
            processes: int) -> None:
    plan = plans.PLANS[device]
    began = time.monotonic()
    say = lambda text: print(f"[data {time.monotonic() - began:6.1f} s] {text}", flush=True)  # noqa: E731
    wanted = [(e, s, chat.path_of(data, e, s)) for e in manifest.SETS for s in ("train", "dev")]
    missing = [str(p) for _, s, p in wanted if s == "train" and not p.exists()]
    if missing:
        raise SystemExit(f"missing training text: {', '.join(missing)}; prepare_data.py makes these files")
    wanted = [w for w in wanted if w[2].exists()]
    with concurrent.futures.ThreadPoolExecutor(max_workers=max(2, processes)) as threads:  # lzma releases the lock
        raw = dict(zip([(e.name, s) for e, s, _ in wanted], threads.map(lambda w: chat.read_packed(w[2]), wanted)))
    say("sets read")
    texts, talks, sizes = {"train": {}, "dev": {}}, {"train": {}, "dev": {}}, {}
    for entry, split, _ in wanted:
        text = raw.pop((entry.name, split))
        if small and split == "train" and len(text) > 4_000_000:
            text = text[:4_000_000].rpartition("\n")[0]
        if entry.kind == "text":
            texts[split][entry.name] = chat.documents(text)
        else:
            talks[split][entry.name] = chat.read_chat(entry.name, text, 2000 if small else None)
    made = templates.make_all(texts["train"], talks["train"]["qa_open_trivia"], 2000 if small else plan.made,
                              plan.quoted, plan.capital_times, seed=1)
    random.Random(2).shuffle(made)
    held = max(50, len(made) // 50)
    talks["dev"]["made_by_script"], talks["train"]["made_by_script"] = made[:held], made[held:]
    for name in ("instruct_dolly", "qa_open_trivia", "made_by_script"):
        talks["train"][name] = with_instructions(talks["train"][name], random.Random(4), 0.08)
    for name, most in plan.amounts.items():
        for held in (texts, talks):
            if name in held["train"]:
                held["train"][name] = prose.simplest(held["train"][name], most)
    say("conversations made: " + ", ".join(f"{n} {len(t)}" for n, t in talks["train"].items()))

    tokenizer = work / "tokenizer.json"
    if given_tokenizer:
        tokenizer.write_bytes(given_tokenizer.read_bytes())
    else:
        lines = sample_for_tokenizer(texts["train"], talks["train"], plan, random.Random(3))
        means = bpe.train(lines, plan.shape.vocabulary, tokenizer)
        say(f"tokenizer trained on {sum(map(len, lines)) / 1e6:.1f} M characters by {means}")

    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    counts = {}
    # A fresh interpreter for each worker: the tokenizer's threads in this process do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, initializer=_start_worker, initargs=(str(tokenizer),)) as pool:
        for split, ending in (("train", ".npy"), ("dev", ".dev.npy")):
            for name, documents in texts[split].items():
                counts[name + ending[:-4]] = write_stream(pool, documents, work / (name + ending))
                sizes[name + ending[:-4]] = sum(len(d.encode("utf-8")) for d in documents)
            for name, found in talks[split].items():
                packed = work / f"{name}{ending[:-4]}.chat.npz"
                pack_conversations(pool, found, packed)
                counts[name + ending[:-4]] = stream_of(packed, work / (name + ending), pool_end_id(tokenizer))
                sizes[name + ending[:-4]] = sum(len(t.encode("utf-8")) for c in found for _, t in c)
        say("texts encoded: " + ", ".join(f"{n} {c / 1e6:.2f} M" for n, c in counts.items() if not n.endswith(".dev")))
    gather_rounds(work, talks, plan)
    (work / "tokens.json").write_text(json.dumps({"plan": device, "tokens": counts, "bytes": sizes,
                                                  "seconds": time.monotonic() - began}))
    say("done")


def with_instructions(talks: list, rng: random.Random, share: float) -> list:
    """Puts a system turn before some conversations, so that one at use does not come as a surprise."""
    lines = ("You are a helpful assistant.", "You are a helpful, friendly assistant. Answer briefly.",
             "Answer the user's questions.",
             "You are Ai-semble Small, a small language model.", "Be polite and give short answers.")
    return [[("system", rng.choice(lines))] + c if rng.random() < share else c for c in talks]


def pool_end_id(tokenizer: pathlib.Path) -> int:
    added = json.loads(tokenizer.read_text(encoding="utf-8"))["added_tokens"]
    return next(t["id"] for t in added if t["content"] == "<|endoftext|>")


def stream_of(packed: pathlib.Path, path: pathlib.Path, end: int) -> int:
    """The conversations as one stream for the pretraining, each one closed by the end of text."""
    import numpy
    held = numpy.load(packed)
    stream = numpy.insert(held["ids"], held["ends"], end).astype(numpy.uint16)
    numpy.save(path, stream)
    return len(stream)


def gather_rounds(work: pathlib.Path, talks, plan: plans.Plan) -> None:
    """Joins the sets that take part in the fine-tuning; `group` says which conversation is of which set."""
    import numpy
    for split, ending in (("train", ""), ("dev", ".dev")):
        ids, own, lengths, groups = [], [], [], []
        names = [n for n in plan.round_of if n in talks[split]]
        for number, name in enumerate(names):
            held = numpy.load(work / f"{name}{ending}.chat.npz")
            count = len(held["ends"])
            ids.append(held["ids"])
            own.append(held["own"])
            lengths.append(numpy.diff(held["ends"], prepend=0))
            groups.append(numpy.full(count, number, dtype=numpy.int16))
        numpy.savez(work / f"chat{ending}.npz", ids=numpy.concatenate(ids), own=numpy.concatenate(own),
                    lengths=numpy.concatenate(lengths), groups=numpy.concatenate(groups), names=numpy.array(names))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--plan", choices=sorted(plans.PLANS), required=True)
    parser.add_argument("--tokenizer", type=pathlib.Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--processes", type=int, default=max(1, (os.cpu_count() or 2) - 2))
    a = parser.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    prepare(a.data, a.work, a.plan, a.tokenizer, a.small, a.processes)


if __name__ == "__main__":
    main()
