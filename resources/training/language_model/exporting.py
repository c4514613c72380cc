# SPDX-License-Identifier: Apache-2.0
"""Writes the model folder in Hugging Face's layout, checks it and writes and reads checkpoints."""

import dataclasses
import json
import lzma
import pathlib

import numpy
import torch

from . import bpe, llama_numpy
from .network import Network, Shape, config_of

CHAT_TEMPLATE = (r"{% for message in messages %}"
                 r"{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
                 r"{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}")
REFERENCE_PROMPTS = ("<|im_start|>user\nHello!<|im_end|>\n<|im_start|>assistant\n",
                     "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\n",
                     "Once upon a time there was", "The sun is a star, and the")
CONTINUED = 24


def write_json(path: pathlib.Path, value) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def export(network: Network, tokenizer_path: pathlib.Path, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = bpe.load(tokenizer_path)
    end_of_turn, end_of_text = tokenizer.token_to_id("<|im_end|>"), tokenizer.token_to_id("<|endoftext|>")
    weights = {n: w.detach().to("cpu", torch.float16).contiguous() for n, w in network.named_weights().items()}
    broken = [n for n, w in weights.items() if not torch.isfinite(w).all()]
    if broken:
        raise RuntimeError(f"weights that float16 cannot hold: {', '.join(broken[:4])}; the run diverged")
    llama_numpy.write_safetensors({n: w.numpy() for n, w in weights.items()}, folder / "model.safetensors")
    write_json(folder / "config.json", config_of(network.shape, [end_of_turn, end_of_text], end_of_text))
    write_json(folder / "generation_config.json", {
        "do_sample": True, "temperature": 0.7, "top_p": 0.9, "eos_token_id": [end_of_turn, end_of_text],
        "pad_token_id": end_of_text, "max_new_tokens": 256})
    (folder / "tokenizer.json").write_bytes(tokenizer_path.read_bytes())
    write_json(folder / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": None, "eos_token": "<|im_end|>",
        "pad_token": "<|endoftext|>",
        "unk_token": None, "add_bos_token": False, "add_eos_token": False, "clean_up_tokenization_spaces": False,
        "model_max_length": network.shape.context,
        "added_tokens_decoder": {str(tokenizer.token_to_id(t)): {
            "content": t, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}
            for t in ("<|endoftext|>", "<|im_start|>", "<|im_end|>")},
        "chat_template": CHAT_TEMPLATE})


@torch.no_grad()
def round_to_half(network: Network) -> None:
    """The network then is what the folder holds; what is measured afterwards is measured of that."""
    for weight in network.named_weights().values():
        weight.copy_(weight.half().float())


@torch.no_grad()
def check_and_reference(network: Network, folder: pathlib.Path) -> dict:
    """Compares the folder, in float32 on the CPU, with numpy and (where it can be imported) transformers.

    The engine's tests read reference.json: for each prompt the ids, the greedy continuation, and rows of logits. They
    come from transformers, or else from numpy; never from the network that was trained.
    """
    tokenizer = bpe.load(folder / "tokenizer.json")
    ours = Network(network.shape)
    for name, weight in ours.named_weights().items():
        weight.copy_(network.weight(name).detach().half().float().cpu())
    prompts = [tokenizer.ids(text) for text in REFERENCE_PROMPTS]
    trained = [ours.logits(torch.tensor([ids]))[0].numpy() for ids in prompts]
    plain = llama_numpy.Llama(folder)
    ways = {"llama_numpy.py, float32": plain.logits}
    verdict = {}
    try:
        ways["transformers, float32"] = transformers_logits(folder)
        verdict["tokenizer"] = compare_tokenizer(folder, tokenizer)
    except Exception as error:  # a missing or changed transformers must not cost the export
        verdict["transformers"] = f"not compared: {type(error).__name__}: {str(error)[:200]}"
    verdict["largest_difference"] = {
        way: max(float(numpy.abs(run(ids) - rows).max()) for ids, rows in zip(prompts, trained))
        for way, run in ways.items()}
    verdict["source"], run = list(ways.items())[-1]
    entries = []
    for text, ids in zip(REFERENCE_PROMPTS, prompts):
        rows, going = run(ids), list(ids)
        for _ in range(CONTINUED):
            going.append(int(run(going)[-1].argmax()))
        top = numpy.argsort(-rows[-1], kind="stable")[:5]
        entries.append({"text": text, "ids": ids, "continuation": going[len(ids):],
                        "continuation_text": tokenizer.decode(going[len(ids):]),
                        "first_row_head": digits(rows[0, :64]), "last_row_head": digits(rows[-1, :64]),
                        "last_row_top_ids": top.tolist(), "last_row_top_logits": digits(rows[-1][top])})
    entries[0]["last_row"] = digits(run(prompts[0])[-1])
    (folder / "reference.json").write_text(json.dumps({
        "weights": "float16, computed in float32", "logits_from": verdict["source"], "prompts": entries},
        ensure_ascii=False) + "\n", encoding="utf-8")
    # Raised after the files are there: the caller reports it, and the folder can be looked into.
    if not max(verdict["largest_difference"].values()) < 2e-2:
        raise AssertionError(f"the export disagrees with the training module: {verdict['largest_difference']}")
    return verdict


def digits(row) -> list[float]:
    return [float(f"{v:.6g}") for v in row.tolist()]


def transformers_logits(folder: pathlib.Path):
    from transformers import LlamaForCausalLM
    try:
        model = LlamaForCausalLM.from_pretrained(str(folder), dtype=torch.float32)
    except TypeError:
        model = LlamaForCausalLM.from_pretrained(str(folder), torch_dtype=torch.float32)
    model = model.float().eval()
    return lambda ids: model(input_ids=torch.tensor([ids])).logits[0].detach().numpy()


def compare_tokenizer(folder: pathlib.Path, tokenizer) -> str:
    try:
        from transformers import AutoTokenizer
        loaded = AutoTokenizer.from_pretrained(str(folder))
        talk = [{"role": "user", "content": "Hello!"}]
        text = loaded.apply_chat_template(talk, tokenize=False, add_generation_prompt=True)
        same_text = text == REFERENCE_PROMPTS[0]
        same_ids = loaded(text, add_special_tokens=False)["input_ids"] == tokenizer.ids(text)
        return "same" if same_text and same_ids else f"differs: text {same_text}, ids {same_ids}"
    except Exception as error:  # only a remark in the report
        return f"not compared: {type(error).__name__}: {str(error)[:200]}"


def save_checkpoint(network: Network, tokenizer_path: pathlib.Path, tokens: int, path: pathlib.Path) -> None:
    """Plateau weights in float16 and the tokenizer: training goes on well from there, and the file stays small."""
    packed = lzma.compress(tokenizer_path.read_bytes(), preset=6)
    # The shape as text: torch 1.13 reads no floating-point numbers from a file whose pickle it does not trust.
    held = {"format": 2, "shape": json.dumps(dataclasses.asdict(network.shape)), "tokens": tokens,
            "tokenizer_xz": torch.from_numpy(numpy.frombuffer(packed, dtype=numpy.uint8).copy()),
            "weights": {n: w.detach().to("cpu", torch.float16) for n, w in network.named_weights().items()}}
    partial = path.with_suffix(".part")
    torch.save(held, partial)
    partial.replace(path)


def load_checkpoint(path: pathlib.Path, tokenizer_path: pathlib.Path) -> tuple[Shape, dict, int]:
    held = torch.load(path, map_location="cpu", weights_only=True)
    if held.get("format") != 2:
        raise SystemExit(f"{path}: checkpoint format {held.get('format')!r} is not known here; train from the start")
    tokenizer_path.write_bytes(lzma.decompress(held["tokenizer_xz"].numpy().tobytes()))
    return Shape(**json.loads(held["shape"])), {n: w.float() for n, w in held["weights"].items()}, int(held["tokens"])
