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

TEMPLATE = pathlib.Path(__file__).resolve().parent / "model_card_template.md"
SAMPLES_SHOWN = 12


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c).replace("|", "\\|").replace("\n", "<br>") for c in row) + " |" for row in rows])


def millions(count: int) -> str:
    return f"{count / 1e6:.1f} M"


def last_chat_losses(report: dict) -> str:
    """The losses of the round whose weights were kept: the one with the least loss over all sets."""
    rounds = [c[2] for c in report["checks"] if "chat:all" in c[2]]
    if not rounds:
        return "not measured."
    best = min(rounds[1:] or rounds, key=lambda r: r["chat:all"])
    return ", ".join(f"{name.removeprefix('chat:')} {value:.2f}" for name, value in best.items()) + " (nats per token of the answers)."


def fill(report: dict) -> dict:
    shape, corpus = report["shape"], report["corpus"]["tokens"]
    form = table(["property", "value"], [
        ["architecture", "Llama (RMSNorm, rotary positions, SwiGLU, grouped-query attention, tied embeddings)"],
        ["layers, hidden size", f"{shape['layers']}, {shape['hidden']}"],
        ["heads, key-value heads", f"{shape['heads']}, {shape['kv_heads']}"], ["intermediate size", shape["intermediate"]],
        ["context", f"{shape['context']} tokens"], ["vocabulary", f"{shape['vocabulary']} (byte-level BPE)"], ["weights", "float16 safetensors"]])
    unique = sum(n for name, n in corpus.items() if not name.endswith(".dev"))
    training = (f"{millions(report['tokens_seen'])} tokens were seen, from {millions(unique)} different ones, in {report['minutes']:.0f} minutes on one GPU"
                + (", going on from an earlier run" if report["resumed"] else "") + ".")
    quality = table(["set", "perplexity", "bits per byte", "tokens"],
                    [[n, f"{v['perplexity']:.1f}", f"{v['bits_per_byte']:.3f}", v["tokens"]] for n, v in report.get("development", {}).items()])
    samples = table(["prompt", "answer"], [[s["prompt"], s["greedy"]] for s in report.get("samples", [])[:SAMPLES_SHOWN]])
    data = table(["set", "source", "credit", "licence", "tokens", "seen"],
                 [[s["name"], s["source"], s["credit"], s["licence"], millions(corpus.get(s["name"], 0)), millions(report["tokens_by_set"].get(s["name"], 0))]
                  for s in report["sets"]])
    return {"parameters": millions(report["parameters"]), "form": form, "training": training, "quality": quality,
            "chat": last_chat_losses(report), "samples": samples, "data": data}


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
