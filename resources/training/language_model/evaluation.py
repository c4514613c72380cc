# SPDX-License-Identifier: Apache-2.0
"""Development losses and sample answers, by the plain (uncompiled) functions."""

import math
import pathlib

import numpy
import torch
import torch.nn.functional as F

PROMPTS = ("Hello!", "Who are you?", "What can you do?", "What is the capital of France?", "What is 7 plus 5?",
           "What is 12 times 3?",
           "Tell me a short story about a dog.", "Tell me a story about a brave mouse.", "What is photosynthesis?",
           "What is a planet?",
           "Who wrote Romeo and Juliet?", "Name three fruits.", "Write a thank-you note to my teacher for the advice.",
           "What should I eat for breakfast?", "Give me three tips for sleeping better.", "What is the weather today?",
           "Why is the sky blue?", "My printer is not printing.")

SHOWN = tuple(PROMPTS[i] for i in (0, 1, 3, 4, 6, 9, 11, 13))  # while training


@torch.no_grad()
def stream_loss(network, stream: torch.Tensor, length: int, dtype, most_rows: int | None) -> tuple[float, int]:
    """Sum of the losses (nats) over windows side by side, and the number of tokens that were predicted."""
    length = min(length, len(stream) - 1)
    rows = (len(stream) - 1) // length
    rows = min(rows, most_rows) if most_rows else rows
    ids = stream[:rows * length].view(rows, length).long()
    targets = stream[1:rows * length + 1].view(rows, length).long()
    total = 0.0
    for at in range(0, rows, 8):
        logits = network.logits(ids[at:at + 8], None, dtype)
        total += F.cross_entropy(logits.view(-1, logits.shape[-1]), targets[at:at + 8].reshape(-1),
                                 reduction="sum").item()
    return total, rows * length


def load_development(work: pathlib.Path, device) -> dict:
    return {path.name.removesuffix(".dev.npy"): torch.from_numpy(numpy.load(path).astype(numpy.int32)).to(device)
            for path in sorted(work.glob("*.dev.npy"))}


def quick_losses(network, development: dict, dtype, rows: int) -> dict:
    found = {}
    for name, stream in development.items():
        total, count = stream_loss(network, stream, 512, dtype, rows)
        found[name] = round(total / count, 4)
    return found


def full_losses(network, development: dict, sizes: dict, counts: dict, dtype, rows: int | None) -> dict:
    """Loss, perplexity a token and bits a byte; context up to 1024 tokens, each window starts without any."""
    found = {}
    for name, stream in development.items():
        total, count = stream_loss(network, stream, network.shape.context, dtype, rows)
        # The last tokens that fill no window are not predicted: their share of the bytes is left out.
        covered = sizes[name + ".dev"] * count / counts[name + ".dev"]
        found[name] = {"loss": round(total / count, 4), "perplexity": round(math.exp(min(30.0, total / count)), 3),
                       "bits_per_byte": round(total / math.log(2) / covered, 4), "tokens": count}
    return found


@torch.no_grad()
def generate(network, prompts: list[list[int]], stops: set[int], most: int, temperature: float, top_p: float, dtype,
             seed=1):
    """Continues all prompts together; greedy at temperature 0. No cache: the model is small and the texts are short."""
    device = network.cosine.device
    lengths = torch.tensor([len(p) for p in prompts], device=device)
    width = min(network.shape.context, int(lengths.max()) + most)
    ids = torch.zeros(len(prompts), width, dtype=torch.long, device=device)
    for row, prompt in enumerate(prompts):
        ids[row, :len(prompt)] = torch.tensor(prompt)
    ended = torch.zeros(len(prompts), dtype=torch.bool, device=device)
    stop_ids = torch.tensor(sorted(stops), device=device)
    chance = torch.Generator(device=device).manual_seed(seed)
    rows = torch.arange(len(prompts), device=device)
    for _ in range(most):
        if bool(ended.all()) or int(lengths.max()) >= width:
            break
        logits = network.logits(ids[:, :int(lengths.max())], None, dtype)[rows, lengths - 1]
        if temperature <= 0:
            chosen = logits.argmax(-1)
        else:
            values, order = torch.softmax(logits / temperature, -1).sort(-1, descending=True)
            values = values.masked_fill(values.cumsum(-1) - values > top_p, 0.0)
            chosen = order.gather(1, torch.multinomial(values, 1, generator=chance))[:, 0]
        ended |= torch.isin(chosen, stop_ids)
        going = ~ended
        ids[rows[going], lengths[going]] = chosen[going]
        lengths = lengths + going.long()
    return [ids[row, len(prompt):int(lengths[row])].tolist() for row, prompt in enumerate(prompts)]


def sample_answers(network, tokenizer, dtype) -> list[dict]:
    greedy = answers(network, tokenizer, PROMPTS, 120, 0.0, dtype)
    sampled = answers(network, tokenizer, PROMPTS, 120, 0.7, dtype)
    return [{"prompt": p, "greedy": g, "sampled": s} for p, g, s in zip(PROMPTS, greedy, sampled)]


def answers(network, tokenizer, prompts, most: int, temperature: float, dtype) -> list[str]:
    texts = [f"<|im_start|>user\n{p}<|im_end|>\n<|im_start|>assistant\n" for p in prompts]
    stops = {tokenizer.token_to_id("<|im_end|>"), tokenizer.token_to_id("<|endoftext|>")}
    found = generate(network, [tokenizer.ids(t) for t in texts], stops, most, temperature, 0.9, dtype)
    return [tokenizer.decode(f) for f in found]
