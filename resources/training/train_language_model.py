#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the workbench's small default language model within a fixed time.

    train_language_model.py --data DIR --out DIR --minutes M [--resume checkpoint.pt] [--smoke]

DIR of --data is what prepare_data.py wrote. --minutes is the whole budget, from reading the texts to the last file.
--out receives aisemble-small/ (config.json, model.safetensors, tokenizer.json, tokenizer_config.json,
generation_config.json, reference.json, report.json) and checkpoint.pt. Needs torch, tokenizers, safetensors, numpy; with
transformers the export is compared as well. One GPU with bfloat16 is meant; without one the script runs, on toy sizes.
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


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--minutes", type=float, required=True, help="budget for everything")
    parser.add_argument("--resume", type=pathlib.Path, help="a checkpoint.pt of an earlier run; its tokenizer is kept")
    parser.add_argument("--smoke", action="store_true", help="a part of the texts only, to try the whole way")
    parser.add_argument("--batch-tokens", type=int, default=131072)
    parser.add_argument("--matrix-rate", type=float, default=0.02)
    parser.add_argument("--other-rate", type=float, default=0.002)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of fine-tuning at most")
    parser.add_argument("--no-compile", action="store_true")
    return parser.parse_args()


def start_data(a, work: pathlib.Path, tokenizer: pathlib.Path | None) -> subprocess.Popen:
    command = [sys.executable, "-m", "language_model.tokens", str(a.data.resolve()), str(work)]
    command += ["--small"] if a.smoke else []
    command += ["--tokenizer", str(tokenizer)] if tokenizer else []
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


def finish(a, network, log, work, model_folder, device, dtype, deadline) -> dict:
    """Writes the folder first, then measures as far as the time goes. Never raises: a report with a gap is better."""
    from language_model import evaluation, exporting, manifest
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
        report.update(tokens_seen=log.tokens, tokens_by_set=log.drawn, minutes=round(log.elapsed() / 60, 2), budget_minutes=a.minutes,
                      loss_curve=log.curve, checks=log.checks, notes=log.notes, resumed=bool(a.resume), smoke=a.smoke,
                      corpus=json.loads((work / "tokens.json").read_text()),
                      sets=[{"name": e.name, "licence": e.licence, "source": e.source, "credit": e.credit} for e in manifest.all_sets()])
        exporting.write_json(model_folder / "report.json", report)

    exporting.round_to_half(network)
    attempt("export", lambda: exporting.export(network, work / "tokenizer.json", model_folder))
    report.pop("export", None)
    write()
    if not report["errors"]:
        log.say(f"exported {model_folder.name}, {(model_folder / 'model.safetensors').stat().st_size} bytes of weights")

    def answers():
        from tokenizers import Tokenizer
        return evaluation.sample_answers(network, Tokenizer.from_file(str(work / "tokenizer.json")), dtype)

    def losses():
        corpus = json.loads((work / "tokens.json").read_text())
        return evaluation.full_losses(network, evaluation.load_development(work, device), corpus["bytes"], corpus["tokens"], dtype)

    attempt("samples", answers)
    for sample in report.get("samples", []):
        print(f"--- {sample['prompt']}\n  greedy:  {sample['greedy']!r}\n  sampled: {sample['sampled']!r}", flush=True)
    attempt("development", losses)
    for name, found in report.get("development", {}).items():
        log.say(f"{name}: {found}")
    write()
    # Loading transformers is slow on a cold disk; the files above are already in place if the time ends here.
    if time.monotonic() < deadline - 8:
        attempt("agreement", lambda: exporting.check_and_reference(network, model_folder))
        log.say(f"agreement with transformers: {report.get('agreement')}")
    else:
        report["errors"].append("agreement: no time was left to compare with transformers and to write reference.json")
    write()
    return report


def main() -> int:
    began = time.monotonic()
    a = parse()
    stop = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.append(True))
    a.out.mkdir(parents=True, exist_ok=True)
    work = pathlib.Path(tempfile.mkdtemp(prefix="train-"))
    total = a.minutes * 60
    deadline = began + total
    reserve, tuning = min(45.0, 0.3 * total), min(60.0, 0.15 * total)

    # The texts are read by other processes from here on; nothing of torch is loaded yet.
    resumed_tokenizer = work / "given.tokenizer.json" if a.resume else None
    data = None if a.resume else start_data(a, work, None)
    import torch
    from language_model import evaluation, exporting, pretraining
    from language_model import tokens as token_stage
    from language_model.network import Network, Shape
    from language_model.optimiser import Optimiser

    log = pretraining.Log(began)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    on_gpu = device.type == "cuda"
    dtype = torch.bfloat16 if on_gpu else torch.float32
    torch.manual_seed(1)
    shape, weights, batch_tokens, tuning_rows = Shape(), None, a.batch_tokens, 64
    if not on_gpu:
        shape, batch_tokens, tuning_rows = Shape(hidden=64, layers=2, heads=2, kv_heads=1, intermediate=128), 4096, 4
    if a.resume:
        shape, weights, log.tokens = exporting.load_checkpoint(a.resume, resumed_tokenizer)
        data = start_data(a, work, resumed_tokenizer)
    network = Network(shape).to(device)
    if weights:
        pretraining.restore(network, weights)
    named = network.named_weights()
    log.say(f"{torch.cuda.get_device_name() if on_gpu else 'CPU'}, torch {torch.__version__}, "
            f"{sum(w.numel() for w in named.values()) / 1e6:.2f} M parameters, {os.cpu_count()} cores")
    stepper = pretraining.Stepper(network, Optimiser(named, a.matrix_rate, a.other_rate), log, dtype)
    lengths, tuning_length = (512, 1024), token_stage.LONGEST_CONVERSATION
    if on_gpu and not a.no_compile:
        network.compile_functions()
        warm_up(stepper, device, ((batch_tokens // lengths[0], lengths[0], False), (batch_tokens // lengths[1], lengths[1], False),
                                  (tuning_rows, tuning_length, True)), log)
    while data.poll() is None and not stop:
        time.sleep(0.05)
    if data.poll() != 0:
        data.kill()
        log.say("the texts could not be prepared; see above. Nothing was trained")
        return 1

    model_folder = a.out / "aisemble-small"
    stopped = lambda: bool(stop)  # noqa: E731
    saved = []

    def at_change():
        exporting.save_checkpoint(network, work / "tokenizer.json", log.tokens, a.out / "checkpoint.pt")
        saved.append(True)
        log.say("plateau ended, checkpoint written; from here the rate falls and conversation weighs more")

    try:
        streams = pretraining.Streams(work, device, 4 * lengths[1])
        development = evaluation.load_development(work, device)
        talks = pretraining.Conversations(work / "chat.npz", token_stage.ROUND)
        held_talks = pretraining.Conversations(work / "chat.dev.npz", None)
        steps = len(talks.rows(talks.one_round(), tuning_length)[0]) / tuning_rows * a.rounds
        try:
            step_seconds = seconds_per_step(stepper, tuning_rows, tuning_length, device)
        except RuntimeError as error:
            stepper.optimiser.clear()
            log.note(f"a fine-tuning step could not be timed: {str(error)[:200]}")
            step_seconds = 0.1
        tuning = min(tuning, 1.4 * steps * step_seconds + 3 * (a.rounds + 1))
        log.say(f"fine-tuning: {steps:.0f} steps planned, {step_seconds * 1e3:.1f} ms each, {tuning:.0f} s kept for it")
        pretraining.pretrain(stepper, streams, development, deadline - reserve - tuning, batch_tokens, lengths, log, stopped, at_change)
        if not saved:
            at_change()
        pretraining.finetune(stepper, talks, held_talks, deadline - reserve, a.rounds, tuning_rows, tuning_length, device, log, stopped)
    except Exception as error:  # what was learned so far is exported all the same
        traceback.print_exc()
        log.note(f"training ended early: {type(error).__name__}: {str(error)[:300]}")
    # Measured in float32, as an engine computes that reads the float16 weights.
    report = finish(a, network, log, work, model_folder, device, torch.float32, deadline)
    shutil.rmtree(work, ignore_errors=True)
    log.say(f"finished with {len(report['errors'])} errors, {deadline - time.monotonic():.0f} s left")
    return 1 if report["errors"] or any("ended early" in n for n in log.notes) else 0


if __name__ == "__main__":
    sys.exit(main())
