# SPDX-License-Identifier: Apache-2.0
"""The training loops. Both follow the clock: rates fall with the time that is used, so that each ends finished."""

import dataclasses
import math
import pathlib
import time

import numpy
import torch

from . import evaluation, manifest, plans
from .network import Network
from .optimiser import Optimiser


@dataclasses.dataclass
class Log:
    """What the report tells about the run."""
    began: float
    curve: list = dataclasses.field(default_factory=list)   # [seconds, phase, tokens, loss, rate]
    checks: list = dataclasses.field(default_factory=list)  # [seconds, tokens, {set: loss}]
    notes: list = dataclasses.field(default_factory=list)
    tokens: int = 0
    drawn: dict = dataclasses.field(default_factory=dict)   # set: tokens

    def elapsed(self) -> float:
        return time.monotonic() - self.began

    def say(self, text: str) -> None:
        print(f"[{self.elapsed():6.1f} s] {text}", flush=True)

    def note(self, text: str) -> None:
        self.notes.append(text)
        self.say(text)


class Streams:
    """All sets on the device; draws windows by each set's share."""

    def __init__(self, work: pathlib.Path, device, least: int, shares: dict):
        arrays, self.entries, self.starts, self.lengths = [], [], [], []
        at = 0
        for entry in manifest.all_sets():
            stream = numpy.load(work / f"{entry.name}.npy")
            if len(stream) < least or not any(shares[entry.name]):
                continue
            self.entries.append(entry)
            arrays.append(stream.astype(numpy.int32))
            self.starts.append(at)
            self.lengths.append(len(stream))
            at += len(stream)
        self.shares = numpy.array([shares[e.name] for e in self.entries])
        self.tokens = torch.from_numpy(numpy.concatenate(arrays)).to(device)
        self.starts, self.lengths = numpy.array(self.starts), numpy.array(self.lengths)
        self.random = numpy.random.default_rng(7)

    def draw(self, rows: int, length: int, late: bool, drawn: dict):
        shares = self.shares[:, int(late)]
        chosen = self.random.choice(len(self.entries), size=rows, p=shares / shares.sum())
        room = self.lengths[chosen] - length - 1
        offsets = self.starts[chosen] + (self.random.random(rows) * room).astype(numpy.int64)
        for number, count in enumerate(numpy.bincount(chosen, minlength=len(self.entries))):
            name = self.entries[number].name
            drawn[name] = drawn.get(name, 0) + int(count) * length
        at = torch.from_numpy(offsets).to(self.tokens.device)
        window = self.tokens[at[:, None] + torch.arange(length + 1, device=self.tokens.device)].long()
        return window[:, :-1].contiguous(), window[:, 1:].contiguous()


def settle(device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize()


class Stepper:
    """One step of any batch: splits it when memory runs out, falls back when a compiled function fails."""

    def __init__(self, network: Network, optimiser: Optimiser, log: Log, dtype, piece_tokens: int | None = None):
        self.network, self.optimiser, self.log, self.dtype = network, optimiser, log, dtype
        self.splits, self.piece_tokens = 1, piece_tokens

    def _gradients(self, ids, targets, mask):
        total = torch.zeros((), device=ids.device)
        if self.piece_tokens:
            self.splits = max(1, ids.numel() // self.piece_tokens)
        # Pieces may hold different numbers of counted targets; each piece weighs by its own number.
        counted = (targets >= 0).sum().clamp(min=1)
        for piece in range(self.splits):
            part = slice(piece * len(ids) // self.splits, (piece + 1) * len(ids) // self.splits)
            some_mask = None if mask is None else mask[part]
            loss = self.network.loss(ids[part], targets[part], some_mask, self.dtype)
            if self.splits > 1:
                loss = loss * ((targets[part] >= 0).sum() / counted)
            loss.backward()
            total += loss.detach()
        return total

    def __call__(self, ids, targets, mask, factor: float, warm: float = 1.0):
        while True:
            try:
                loss = self._gradients(ids, targets, mask)
                break
            except torch.cuda.OutOfMemoryError:
                self.optimiser.clear()
                torch.cuda.empty_cache()
                if self.splits >= len(ids):
                    raise
                self.splits *= 2
                self.log.note(f"out of memory: a batch is now split into {self.splits}")
            except Exception as error:  # whatever the compiler throws
                if self.network.is_plain():
                    raise
                self.optimiser.clear()
                self.network.use_plain_functions()
                self.log.note("compiled functions failed, going on without: "
                              f"{type(error).__name__}: {str(error)[:300]}")
        self.optimiser.step(factor, warm)
        self.optimiser.clear()
        return loss


def factor_at(part: float, warm_part: float = 0.01) -> float:
    """Warm-up, a plateau until MIX_CHANGE, then a straight line to 4 % at the end."""
    if part < warm_part:
        return max(0.02, part / warm_part)
    if part < plans.MIX_CHANGE:
        return 1.0
    return 0.04 + 0.96 * max(0.0, (1 - part) / (1 - plans.MIX_CHANGE))


def pretrain(stepper: Stepper, streams: Streams, development, until: float, plan: plans.Plan, log: Log, stopped,
             at_change, show) -> None:
    """Runs until the clock shows `until`; at_change is called once, when the plateau ends, show now and then."""
    network, device = stepper.network, streams.tokens.device
    began, last_say, last_check, step, late = time.monotonic(), time.monotonic(), time.monotonic(), 0, False
    said_tokens, good = log.tokens, None
    sum_loss, summed = torch.zeros((), device=device), 0
    scale = 1.0
    while (now := time.monotonic()) < until and not stopped():
        part = (now - began) / max(1e-3, until - began)
        if part >= plans.MIX_CHANGE and not late:
            late = True
            settle(device)
            at_change()
        length = plan.lengths[int(late)]
        ids, targets = streams.draw(max(1, plan.batch_tokens // length), length, late, log.drawn)
        factor = factor_at(part) * scale
        sum_loss += stepper(ids, targets, None, factor, min(1.0, step / 300))
        summed += 1
        step += 1
        log.tokens += ids.numel()
        if step % 16 == 0:
            settle(device)  # keeps the queue short, so that the clock tells the truth
        if time.monotonic() - last_say > 10 or step == 1:
            loss = sum_loss.item() / summed
            rate = (log.tokens - said_tokens) / max(1e-3, time.monotonic() - last_say)
            log.curve.append([round(log.elapsed(), 1), "pretrain", log.tokens, round(loss, 4), round(factor, 4)])
            log.say(f"pretrain step {step}, {log.tokens / 1e6:.1f} M tokens, loss {loss:.3f}, rate x{factor:.2f}, "
                    f"{rate / 1e6:.2f} M tokens/s")
            if not math.isfinite(loss) and good is not None:
                scale *= 0.5
                restore(network, good)
                log.note("the loss is not finite: back to the last good weights at half the rate")
            sum_loss.zero_()
            summed, said_tokens, last_say = 0, log.tokens, time.monotonic()
        if time.monotonic() - last_check > plan.check_every:
            losses = evaluation.quick_losses(network, development, stepper.dtype, plan.quick_rows)
            log.checks.append([round(log.elapsed(), 1), log.tokens, losses])
            log.say("development " + ", ".join(f"{n} {v:.3f}" for n, v in losses.items()))
            if all(map(math.isfinite, losses.values())):
                good = snapshot(network)
            show()
            last_check = time.monotonic()
    settle(device)
    log.say(f"pretraining ended after {step} steps, {log.tokens / 1e6:.1f} M tokens")


def snapshot(network: Network) -> dict:
    return {name: weight.detach().clone() for name, weight in network.named_weights().items()}


@torch.no_grad()
def restore(network: Network, weights: dict) -> None:
    for name, weight in network.named_weights().items():
        weight.copy_(weights[name])


class Conversations:
    """Conversations for the fine-tuning, packed into rows in which each one sees itself alone."""

    def __init__(self, path: pathlib.Path, rounds: dict | None):
        held = numpy.load(path)
        self.ids, self.own = held["ids"].astype(numpy.int64), held["own"]
        lengths = held["lengths"].astype(numpy.int64)
        self.spans = list(zip((numpy.cumsum(lengths) - lengths).tolist(), lengths.tolist()))
        names, groups = [str(n) for n in held["names"]], held["groups"]
        self.sets = {n: numpy.flatnonzero(groups == i) for i, n in enumerate(names)}
        self.rounds = rounds
        self.random = numpy.random.default_rng(11)

    def one_round(self) -> list[int]:
        chosen = []
        for name, members in self.sets.items():
            count, times = (self.rounds or {}).get(name, (None, 1))
            members = self.random.permutation(members)
            chosen.append(numpy.tile(members[:count] if count else members, times))
        return self.random.permutation(numpy.concatenate(chosen)).tolist()

    def rows(self, chosen: list[int], length: int):
        """ids, targets (-1 where the assistant does not speak), number of the conversation, each [rows, length]."""
        layout, room = [], 0
        for number in chosen:
            size = min(self.spans[number][1], length + 1)
            if size - 1 > room:
                layout.append([])
                room = length
            layout[-1].append((number, size))
            room -= size - 1
        ids = numpy.zeros((len(layout), length), dtype=numpy.int64)
        targets = numpy.full((len(layout), length), -1, dtype=numpy.int64)
        owners = numpy.zeros((len(layout), length), dtype=numpy.int32)
        for row, members in enumerate(layout):
            at = 0
            for order, (number, size) in enumerate(members):
                start = self.spans[number][0]
                here, then = slice(start, start + size - 1), slice(start + 1, start + size)
                ids[row, at:at + size - 1] = self.ids[here]
                targets[row, at:at + size - 1] = numpy.where(self.own[then] == 1, self.ids[then], -1)
                owners[row, at:at + size - 1] = order + 1
                at += size - 1
        return ids, targets, owners


def allowed(owners: torch.Tensor) -> torch.Tensor:
    """bool [rows, 1, length, length]: earlier places of one conversation; filler sees filler, so no row is empty."""
    length = owners.shape[1]
    causal = torch.ones(length, length, dtype=torch.bool, device=owners.device).tril()
    return ((owners[:, :, None] == owners[:, None, :]) & causal)[:, None]


@torch.no_grad()
def chat_loss(network: Network, held: Conversations, length: int, device, dtype, most_rows: int) -> dict:
    """Mean loss on the assistant's tokens, for each set and over all."""
    found, total, count = {}, 0.0, 0
    for name, members in held.sets.items():
        ids, targets, owners = (torch.from_numpy(a).to(device) for a in held.rows(members.tolist(), length))
        set_total, set_count = 0.0, 0
        for at in range(0, min(len(ids), most_rows), 16):
            part = slice(at, min(at + 16, most_rows))
            logits = network.logits(ids[part], allowed(owners[part]), dtype)
            kept = targets[part].reshape(-1)
            losses = torch.nn.functional.cross_entropy(logits.view(-1, logits.shape[-1]), kept, ignore_index=-1,
                                                       reduction="sum")
            set_total += losses.item()
            set_count += int((kept >= 0).sum())
        found[name] = round(set_total / max(1, set_count), 4)
        total, count = total + set_total, count + set_count
    found["all"] = round(total / max(1, count), 4)
    return found


def finetune(stepper: Stepper, held: Conversations, development: Conversations, until: float, plan: plans.Plan, device,
             log: Log, stopped) -> None:
    """Goes through the conversations `rounds` times, or until the clock shows `until`; keeps the best round."""
    network, rounds, batch_rows, length = stepper.network, plan.rounds, plan.tuning_rows, plan.tuning_length
    began, step, best, done = time.monotonic(), 0, None, 0.0
    most_rows = 16 * plan.quick_rows
    first = chat_loss(network, development, length, device, stepper.dtype, most_rows)
    log.say(f"chat loss before the fine-tuning {first}")
    log.checks.append([round(log.elapsed(), 1), log.tokens, {"chat:" + n: v for n, v in first.items()}])
    for turn in range(rounds):
        rows = held.rows(held.one_round(), length)
        usable = len(rows[0]) // batch_rows * batch_rows or len(rows[0])
        ids, targets, owners = (torch.from_numpy(a[:usable]) for a in rows)
        sum_loss, summed, out_of_time = torch.zeros((), device=device), 0, False
        for at in range(0, usable, batch_rows):
            now = time.monotonic()
            if now >= until or stopped():
                out_of_time = True
                break
            # By place in the plan or by the clock, whichever is further: either way the rate ends near zero.
            done = max((turn + at / usable) / rounds, (now - began) / max(1e-3, until - began))
            part = slice(at, at + batch_rows)
            own = owners[part].to(device, non_blocking=True)
            factor = 0.25 * min(1.0, (step + 1) / 20) * (1 - done) + 0.002
            sum_loss += stepper(ids[part].to(device), targets[part].to(device), allowed(own), factor)
            summed += 1
            step += 1
            log.tokens += own.numel()
            if step % 16 == 0:
                settle(device)
        if summed:
            losses = chat_loss(network, development, length, device, stepper.dtype, most_rows)
            log.curve.append([round(log.elapsed(), 1), "finetune", log.tokens, round(sum_loss.item() / summed, 4),
                              round(1 - done, 3)])
            log.checks.append([round(log.elapsed(), 1), log.tokens, {"chat:" + n: v for n, v in losses.items()}])
            log.say(f"finetune round {turn + 1}, step {step}, loss {sum_loss.item() / summed:.3f}, "
                    f"development {losses}")
            if math.isfinite(losses["all"]) and (best is None or losses["all"] < best[0]):
                best = (losses["all"], snapshot(network))
        if out_of_time:
            break
    if best:
        restore(network, best[1])
        log.say(f"fine-tuning ended after {step} steps; chat loss {best[0]:.4f}")
