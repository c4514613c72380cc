#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the workbench's small default language model within a fixed time, on a GPU or on a CPU.

    train_language_model.py --data DIR --out DIR --minutes M [--device cpu|cuda] [--threads N] [--texts DIR]
                            [--resume checkpoint.pt] [--smoke]

DIR of --data is what prepare_data.py wrote. --minutes is the whole budget, from reading the texts to the last file.
--out receives aisemble-small/ (config.json, model.safetensors, tokenizer.json, tokenizer_config.json,
generation_config.json, reference.json, report.json) and checkpoint.pt. Needs torch 1.13 or newer and numpy; uses
`tokenizers` where it is there, and compares the export with transformers where that is. language_model/plans.py says
what the two devices do differently: the CPU's network is half as large and sees a hundredth of the texts.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
# Large tensors come and go in each step. Left to itself the allocator returns them to the system and every step pays
# for the page faults: half of the time on a CPU. Read when a process starts, hence start_again().
ALLOCATOR = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "-1", "MALLOC_TOP_PAD_": str(256 << 20)}


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--minutes", type=float, required=True, help="budget for everything")
    parser.add_argument("--device", choices=("cpu", "cuda"), help="without it: cuda where there is one")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="of a run on the CPU")
    parser.add_argument("--texts", type=pathlib.Path, help="keeps the encoded texts; used again when they are there")
    parser.add_argument("--resume", type=pathlib.Path, help="a checkpoint.pt of an earlier run; its tokenizer is kept")
    parser.add_argument("--smoke", action="store_true", help="a part of the texts only, to try the whole way")
    parser.add_argument("--matrix-rate", type=float, help="another peak rate than the plan's")
    parser.add_argument("--other-rate", type=float, default=0.002)
    parser.add_argument("--no-compile", action="store_true")
    return parser.parse_args()


def start_again(threads: int) -> None:
    """Replaces this process by one with the environment that a run on the CPU needs."""
    wanted = {**ALLOCATOR, "OMP_NUM_THREADS": str(threads), "OMP_WAIT_POLICY": "passive"}
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **wanted})


def start_data(a, device: str, work: pathlib.Path, tokenizer: pathlib.Path | None) -> subprocess.Popen:
    command = [sys.executable, "-m", "language_model.tokens", str(a.data.resolve()), str(work.resolve()), "--plan",
               device]
    command += ["--processes", str(a.threads)] if device == "cpu" else []
    command += ["--small"] if a.smoke else []
    command += ["--tokenizer", str(tokenizer.resolve())] if tokenizer else []
    return subprocess.Popen(command, cwd=HERE, env=dict(os.environ, PYTHONUNBUFFERED="1"))


def warm_up(stepper, device, shapes, log) -> None:
    """Compiles while the texts are read; the weights stay as they are."""
    import torch
    from language_model import pretraining
    network = stepper.network
    for rows, length, masked in shapes:
        ids = torch.randint(0, network.shape.vocabulary, (rows, length), device=device)
        mask = pretraining.allowed(torch.ones_like(ids)) if masked else None
        began = time.monotonic()
        try:
            network.loss(ids, ids, mask, stepper.dtype).backward()
            pretraining.settle(device)
        except torch.cuda.OutOfMemoryError:
            log.note(f"no memory for {rows} x {length} at once; batches will be split")
        except Exception as error:
            network.use_plain_functions()
            log.note(f"compiling failed, going on without: {type(error).__name__}: {str(error)[:300]}")
        stepper.optimiser.clear()
        log.say(f"ready for {rows} x {length}{' masked' if masked else ''} in {time.monotonic() - began:.1f} s")
    if device.type == "cuda":
        torch.cuda.empty_cache()


def seconds_per_step(stepper, rows: int, length: int, device) -> float:
    import torch
    from language_model import pretraining
    ids = torch.randint(0, stepper.network.shape.vocabulary, (rows, length), device=device)
    mask = pretraining.allowed(torch.ones_like(ids))
    for turn in range(4):
        if turn == 1:
            pretraining.settle(device)
            began = time.monotonic()
        stepper.network.loss(ids, ids, mask, stepper.dtype).backward()
        stepper.optimiser.clear()
    pretraining.settle(device)
    return (time.monotonic() - began) / 3


def finish(a, plan, network, log, work, model_folder, device, deadline) -> dict:
    """Writes the folder first, then measures as far as the time goes. Never raises: a report with a gap is better."""
    import torch
    from language_model import bpe, evaluation, exporting, manifest
    dtype = torch.float32  # as an engine computes that reads the float16 weights
    report = {"name": "aisemble-small", "parameters": sum(w.numel() for w in network.named_weights().values()),
              "shape": dataclasses.asdict(network.shape), "errors": []}

    def attempt(title, work_to_do):
        try:
            report[title] = work_to_do()
        except Exception as error:
            report["errors"].append(f"{title}: {type(error).__name__}: {str(error)[:400]}")
            log.say("FAILED " + report["errors"][-1])
            traceback.print_exc()

    def write():
        report.update(tokens_seen=log.tokens, tokens_by_set=log.drawn, minutes=round(log.elapsed() / 60, 2),
                      budget_minutes=a.minutes,
                      loss_curve=log.curve, checks=log.checks, notes=log.notes, resumed=bool(a.resume), smoke=a.smoke,
                      device=device_name(device, a.threads),
                      corpus=json.loads((work / "tokens.json").read_text()),
                      sets=[{"name": e.name, "licence": e.licence, "source": e.source, "credit": e.credit}
                            for e in manifest.all_sets()])
        exporting.write_json(model_folder / "report.json", report)

    exporting.round_to_half(network)
    attempt("export", lambda: exporting.export(network, work / "tokenizer.json", model_folder))
    report.pop("export", None)
    write()
    if not report["errors"]:
        log.say(f"exported {model_folder.name}, {(model_folder / 'model.safetensors').stat().st_size} bytes of weights")

    def answers():
        return evaluation.sample_answers(network, bpe.load(work / "tokenizer.json"), dtype)

    def losses():
        corpus = json.loads((work / "tokens.json").read_text())
        return evaluation.full_losses(network, evaluation.load_development(work, device), corpus["bytes"],
                                      corpus["tokens"],
                                      dtype, plan.full_rows)

    # Loading transformers is slow on a cold disk; the files above are already in place if the time ends here.
    if time.monotonic() < deadline - 8:
        attempt("agreement", lambda: exporting.check_and_reference(network, model_folder))
        log.say(f"agreement: {report.get('agreement')}")
    else:
        report["errors"].append("agreement: no time was left to compare the export and to write reference.json")
    attempt("samples", answers)
    for sample in report.get("samples", []):
        print(f"--- {sample['prompt']}\n  greedy:  {sample['greedy']!r}\n  sampled: {sample['sampled']!r}", flush=True)
    attempt("development", losses)
    for name, found in report.get("development", {}).items():
        log.say(f"{name}: {found}")
    write()
    return report


def device_name(device, threads: int) -> str:
    import torch
    if device.type == "cuda":
        return torch.cuda.get_device_name()
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().split("\n")
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = "unknown"
    return f"CPU ({model}), {threads} threads"


def main() -> int:
    began = time.monotonic()
    a = parse()
    if a.device == "cpu":
        start_again(a.threads)
    import torch
    device = torch.device(a.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    if device.type == "cpu":
        start_again(a.threads)
        torch.set_num_threads(a.threads)
    from language_model import bpe, evaluation, exporting, plans, pretraining
    from language_model.network import Network
    from language_model.optimiser import Optimiser

    stop = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.append(True))
    a.out.mkdir(parents=True, exist_ok=True)
    work = a.texts or pathlib.Path(tempfile.mkdtemp(prefix="train-"))
    work.mkdir(parents=True, exist_ok=True)
    plan = plans.PLANS[device.type]
    total = a.minutes * 60
    deadline = began + total
    reserve, tuning = min(plan.reserve_most, plan.reserve_share * total), min(plan.tuning_most,
                                                                              plan.tuning_share * total)

    log = pretraining.Log(began)
    torch.manual_seed(1)
    shape, weights, given_tokenizer = plan.shape, None, None
    if a.resume:
        given_tokenizer = work / "given.tokenizer.json"
        shape, weights, log.tokens = exporting.load_checkpoint(a.resume, given_tokenizer)
    # The texts are read by other processes while the network is made ready.
    data = None if (work / "tokens.json").exists() else start_data(a, device.type, work, given_tokenizer)
    network = Network(shape).to(device)
    if weights:
        pretraining.restore(network, weights)
    named = network.named_weights()
    log.say(f"{device_name(device, a.threads)}, torch {torch.__version__}, "
            f"{sum(w.numel() for w in named.values()) / 1e6:.2f} M parameters")
    # bfloat16 products, float32 weights: on a CPU with AVX512-BF16, too, twice as fast as float32.
    optimiser = Optimiser(named, a.matrix_rate or plan.matrix_rate, a.other_rate)
    stepper = pretraining.Stepper(network, optimiser, log, torch.bfloat16, plan.piece_tokens)
    if device.type == "cuda" and not a.no_compile:
        network.compile_functions()
        shapes = [(plan.batch_tokens // length, length, False) for length in plan.lengths]
        warm_up(stepper, device, (*shapes, (plan.tuning_rows, plan.tuning_length, True)), log)
    while data and data.poll() is None and not stop:
        time.sleep(0.05)
    if data and data.poll() != 0:
        data.kill()
        log.say("the texts could not be prepared; see above. Nothing was trained")
        return 1
    if json.loads((work / "tokens.json").read_text()).get("plan") != device.type:
        log.say(f"{work} holds texts for another device; give another folder. Nothing was trained")
        return 1
    if given_tokenizer and given_tokenizer.read_bytes() != (work / "tokenizer.json").read_bytes():
        log.say(f"{work} holds texts of another tokenizer than {a.resume}; give another folder. Nothing was trained")
        return 1

    model_folder = a.out / "aisemble-small"
    tokenizer = bpe.load(work / "tokenizer.json")
    changed = []

    def save():
        exporting.save_checkpoint(network, work / "tokenizer.json", log.tokens, a.out / "checkpoint.pt")

    def at_change():
        save()
        changed.append(True)
        log.say("plateau ended, checkpoint written; from here the rate falls and conversation weighs more")

    def show():
        if not changed:  # training goes on better from the plateau than from a lower rate
            save()
        if plan.samples:
            prompts = evaluation.SHOWN
            for prompt, text in zip(prompts, evaluation.answers(network, tokenizer, prompts, 100, 0.0, stepper.dtype)):
                log.say(f"  {prompt!r} -> {text!r}")

    try:
        streams = pretraining.Streams(work, device, 4 * plan.lengths[1], plan.shares)
        development = evaluation.load_development(work, device)
        talks = pretraining.Conversations(work / "chat.npz", plan.round_of)
        held_talks = pretraining.Conversations(work / "chat.dev.npz", None)
        steps = len(talks.rows(talks.one_round(), plan.tuning_length)[0]) / plan.tuning_rows * plan.rounds
        try:
            step_seconds = seconds_per_step(stepper, plan.tuning_rows, plan.tuning_length, device)
        except RuntimeError as error:
            stepper.optimiser.clear()
            log.note(f"a fine-tuning step could not be timed: {str(error)[:200]}")
            step_seconds = 0.1
        tuning = min(tuning, 1.4 * steps * step_seconds + 3 * (plan.rounds + 1))
        log.say(f"fine-tuning: {steps:.0f} steps planned, {step_seconds * 1e3:.1f} ms each, {tuning:.0f} s kept for it")
        pretraining.pretrain(stepper, streams, development, deadline - reserve - tuning, plan, log, lambda: bool(stop),
                             at_change, show)
        if not changed:
            at_change()
        pretraining.finetune(stepper, talks, held_talks, deadline - reserve, plan, device, log, lambda: bool(stop))
    except Exception as error:  # what was learned so far is exported all the same
        traceback.print_exc()
        log.note(f"training ended early: {type(error).__name__}: {str(error)[:300]}")
    report = finish(a, plan, network, log, work, model_folder, device, deadline)
    if not a.texts:
        shutil.rmtree(work, ignore_errors=True)
    log.say(f"finished with {len(report['errors'])} errors, {deadline - time.monotonic():.0f} s left")
    return 1 if report["errors"] or any("ended early" in n for n in log.notes) else 0


if __name__ == "__main__":
    sys.exit(main())
