# SPDX-License-Identifier: Apache-2.0
"""Reads the packed sets and turns the chat sets into conversations.

A conversation is a list of (role, text) that begins with the user and ends with the assistant.
"""

import json
import lzma
import pathlib
import re

from . import manifest

SEPARATOR = "\n<|endoftext|>\n"
USER, ASSISTANT = "user", "assistant"

# Questions that only make sense beside the choices that the set offered with them.
NEEDS_CHOICES = re.compile(r"which (one )?of (the )?(following|these|those)|of the following|which of |these\b|correct|"
                           r"\bfind\b|___|all of the above|fill in", re.IGNORECASE)
SMALL_TALK_TOPICS = {"tech_support", "trivia", "greetings", "computers", "science"}
# Lines in which the other bot speaks about itself: our model has its own answers to these.
BOT_PERSONA = re.compile(r"\b(robot|bot|chatter|server|my (brain|creator|master|software)|i am not capable|immortal)\b",
                         re.IGNORECASE)
MARKER = re.compile(r"<\|[a-z_]+\|>")


def read_packed(path: pathlib.Path) -> str:
    return lzma.open(path, "rt", encoding="utf-8").read()


def documents(text: str) -> list[str]:
    found = (MARKER.sub("", d).strip() for d in text.split(SEPARATOR))
    return [d.removesuffix("<|endoftext|>").strip() for d in found if len(d) > 40]


def clean(text: str) -> str:
    text = MARKER.sub("", str(text)).replace("\r\n", "\n").replace("\r", "\n")
    if "Ã" in text:  # UTF-8 that was once read as Latin 1
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            pass
    return re.sub(r"[ \t]+", " ", text).strip()


def sentence(text: str) -> str:
    """Begins with a capital and ends with a stop."""
    text = clean(text)
    if text and text[0].islower():
        text = text[0].upper() + text[1:]
    return text if not text or text[-1] in ".!?\"')”" else text + "."


def trivia_answer(question: str, answer: str) -> str:
    """A whole sentence where the question has a shape that allows one, else the bare answer."""
    shape = re.fullmatch(r"What is (the (?:capital(?: city)?|currency|official language|largest city|chemical symbol|"
                         r"national animal) (?:of|for) .+)\?", question)
    if shape and len(answer.split()) <= 4:
        return f"The{shape.group(1)[3:]} is {answer.rstrip('.')}."
    shape = re.fullmatch(r"Who (wrote|painted|invented|discovered|directed|composed) (.+)\?", question)
    if shape and len(answer.split()) <= 5:
        return f"{answer.rstrip('.')} {shape.group(1)} {shape.group(2)}."
    return sentence(answer)


def _alternate(turns: list[str], longest: int) -> list[tuple[str, str]]:
    turns = [clean(t) for t in turns[:longest]]
    return [(USER if i % 2 == 0 else ASSISTANT, t) for i, t in enumerate(turns)]


def _finish(turns: list[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """Cuts what follows the last answer; None where nothing usable is left."""
    kept = []
    for role, text in turns:
        if not text or (kept and kept[-1][0] == role) or (not kept and role != USER):
            break
        kept.append((role, text))
    if kept and kept[-1][0] == USER:
        kept.pop()
    return kept or None


def from_row(name: str, row: dict) -> list[tuple[str, str]] | None:
    if name == "instruct_dolly":
        if "pronounced" in row["response"] or len(row["response"]) > 1400:
            return None
        return _finish([(USER, clean(row["instruction"])), (ASSISTANT, sentence(row["response"]))])
    if name == "instruct_seed_tasks":
        question = row["instruction"] + ("\n\n" + row["input"] if row.get("input") else "")
        return _finish([(USER, clean(question)), (ASSISTANT, clean(row["response"]))])
    if name == "qa_open_trivia":
        if row["category"] == "rated" or NEEDS_CHOICES.search(row["question"]):
            return None
        question = clean(row["question"])
        return _finish([(USER, question), (ASSISTANT, trivia_answer(question, clean(row["answer"])))])
    if name == "math_gsm8k":
        answer, _, number = row["answer"].partition("####")
        answer = re.sub(r"<<[^>]*>>", "", answer).strip()
        return _finish([(USER, clean(row["question"])), (ASSISTANT, f"{answer}\nThe answer is {number.strip()}.")])
    if name == "dialogue_schema_guided":
        return _finish([(t["role"], clean(t["text"])) for t in row["turns"][:16]])
    if name == "dialogue_self":
        return _finish(_alternate(row["turns"], 14))
    if name == "dialogue_small_talk":
        # Later turns of this set are often further answers to the first line.
        if row["topic"] not in SMALL_TALK_TOPICS or any(BOT_PERSONA.search(t) for t in row["turns"][:2]):
            return None
        return _finish([(r, sentence(t)) for r, t in _alternate(row["turns"], 2)])
    raise ValueError(f"no reader for the set {name}")


def read_chat(name: str, text: str, limit: int | None = None) -> list[list[tuple[str, str]]]:
    found, seen = [], set()
    for line in text.split("\n"):
        if not line.strip():
            continue
        conversation = from_row(name, json.loads(line))
        key = tuple(t for _, t in conversation) if conversation else None
        if key and key not in seen:
            seen.add(key)
            found.append(conversation)
            if limit and len(found) >= limit:
                break
    return found


def to_chatml(conversation: list[tuple[str, str]]) -> str:
    return "".join(f"<|im_start|>{role}\n{text}<|im_end|>\n" for role, text in conversation)


def path_of(folder: pathlib.Path, entry: manifest.DataSet, split: str) -> pathlib.Path:
    return folder / f"{entry.name}.{split}.{entry.suffix}.xz"
