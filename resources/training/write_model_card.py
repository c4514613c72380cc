#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills the model card from a training report.

    write_model_card.py REPORT CARD

REPORT is report.json of a finished run; CARD is written anew from model_card_template.md each time.
"""

import argparse
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from language_model import plans  # noqa: E402

TEMPLATE = HERE / "model_card_template.md"
# Sets whose sentences stand in the conversations made by script, even where they are not trained on by themselves.
QUOTED = ("openstax_textbooks", "english_wikipedia", "childrens_stories", "gutenberg_books", "qa_open_trivia")


def cell(value) -> str:
    return str(value).replace("|", "\\|").replace("\n", "<br>")


def table(head: list[str], rows: list[list]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows])


def millions(count: int) -> str:
    return f"{count / 1e6:.1f} M" if count >= 50000 else f"{count / 1e6:.2f} M"


def last_chat_losses(report: dict) -> str:
    """The losses of the round whose weights were kept: the one with the least loss over all sets."""
    rounds = [c[2] for c in report["checks"] if "chat:all" in c[2]]
    if not rounds:
        return "not measured."
    best = min(rounds[1:] or rounds, key=lambda r: r["chat:all"])
    losses = ", ".join(f"{name.removeprefix('chat:')} {value:.2f}" for name, value in best.items())
    return losses + " (nats per token of the answers)."


def seen(report: dict, name: str) -> str | None:
    """How much of a set the pretraining saw, or how else it took part; None where it took no part at all."""
    count = report["tokens_by_set"].get(name, 0)
    if count:
        return millions(count)
    if name in QUOTED:
        return "quoted by made_by_script only"
    plan = plans.PLANS["cpu" if report["device"].startswith("CPU") else "cuda"]
    return "counted for the tokenizer only" if plan.tokenizer_amounts.get(name, plan.tokenizer_rest) else None


def training(report: dict) -> str:
    drawn = report["tokens_by_set"]
    unique = sum(count for name, count in report["corpus"]["tokens"].items() if drawn.get(name))
    earlier = ", going on from an earlier run" if report["resumed"] else ""
    return (f"{millions(report['tokens_seen'])} tokens were seen, out of {millions(unique)} different ones, in "
            f"{report['minutes']:.0f} minutes{earlier} on: {report['device']}.")


def form(shape: dict) -> str:
    return table(["property", "value"], [
        ["architecture", "Llama (RMSNorm, rotary positions, SwiGLU, grouped-query attention, tied embeddings)"],
        ["layers, hidden size", f"{shape['layers']}, {shape['hidden']}"],
        ["heads, key-value heads", f"{shape['heads']}, {shape['kv_heads']}"],
        ["intermediate size", shape["intermediate"]],
        ["context", f"{shape['context']} tokens"],
        ["vocabulary", f"{shape['vocabulary']} (byte-level BPE)"],
        ["weights", "float16 safetensors"]])


def fill(report: dict) -> dict:
    corpus = report["corpus"]["tokens"]
    quality = table(["set", "trained on", "perplexity", "bits per byte", "tokens"], [
        [name, "yes" if report["tokens_by_set"].get(name) else "no", f"{found['perplexity']:.1f}",
         f"{found['bits_per_byte']:.3f}", found["tokens"]] for name, found in report.get("development", {}).items()])
    samples = table(["prompt", "answer"], [[s["prompt"], s["greedy"]] for s in report.get("samples", [])])
    data = table(["set", "source", "credit", "licence", "tokens", "seen"], [
        [s["name"], s["source"], s["credit"], s["licence"], millions(corpus.get(s["name"], 0)), seen(report, s["name"])]
        for s in report["sets"] if seen(report, s["name"])])
    agreement = report.get("agreement", {})
    checks = [f"{difference:.1e} ({way})" for way, difference in agreement.get("largest_difference", {}).items()]
    return {"parameters": millions(report["parameters"]), "form": form(report["shape"]), "training": training(report),
            "quality": quality, "chat": last_chat_losses(report), "samples": samples, "data": data,
            "checks": ", ".join(checks) or "not compared"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("card", type=pathlib.Path)
    a = parser.parse_args()
    report = json.loads(a.report.read_text(encoding="utf-8"))
    if report.get("smoke"):
        print(f"{a.report}: the report of a trial run; a card is written for a full one", file=sys.stderr)
        return 1
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in fill(report).items():
        text = text.replace("{" + name + "}", value)
    a.card.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
