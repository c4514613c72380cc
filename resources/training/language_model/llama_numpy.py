# SPDX-License-Identifier: Apache-2.0
"""safetensors by hand, and a second, plain Llama forward in numpy straight from an exported folder.

It shares no code with network.py: the export is right when both agree.
"""

import json
import pathlib
import struct

import numpy

_TYPES = {"F16": numpy.float16, "F32": numpy.float32}


def write_safetensors(tensors: dict[str, numpy.ndarray], path: pathlib.Path) -> None:
    names = {numpy.dtype(t): n for n, t in _TYPES.items()}
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, tensor in tensors.items():
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [at, at + tensor.nbytes]}
        at += tensor.nbytes
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)  # the data begin at a multiple of eight
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(numpy.ascontiguousarray(tensor).tobytes())


def read_safetensors(path: pathlib.Path) -> dict[str, numpy.ndarray]:
    data = path.read_bytes()
    start = 8 + struct.unpack_from("<Q", data)[0]
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    return {name: numpy.frombuffer(data[start + h["data_offsets"][0]:start + h["data_offsets"][1]],
                                   dtype=_TYPES[h["dtype"]]).reshape(h["shape"]) for name, h in header.items()}


class Llama:
    def __init__(self, folder: pathlib.Path):
        self.config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = read_safetensors(folder / "model.safetensors")
        self.weights = {name: tensor.astype(numpy.float32) for name, tensor in weights.items()}

    def _norm(self, x, name):
        return x / numpy.sqrt((x * x).mean(-1, keepdims=True) + self.config["rms_norm_eps"]) * self.weights[name]

    def logits(self, ids: list[int]) -> numpy.ndarray:
        """[len(ids), vocabulary], float32."""
        c, w = self.config, self.weights
        heads, kv_heads, size, length = c["num_attention_heads"], c["num_key_value_heads"], c["head_dim"], len(ids)
        frequencies = c["rope_theta"] ** (-numpy.arange(0, size, 2) / size)
        angles = numpy.arange(length)[:, None] * frequencies
        cosine, sine = numpy.cos(angles).astype(numpy.float32), numpy.sin(angles).astype(numpy.float32)

        def split(x, count):  # [count, length, size]
            return x.reshape(length, count, size).transpose(1, 0, 2)

        def turn(x):
            a, b = x[..., :size // 2], x[..., size // 2:]
            return numpy.concatenate((a * cosine - b * sine, b * cosine + a * sine), axis=-1)

        future = numpy.triu(numpy.full((length, length), -numpy.inf, dtype=numpy.float32), 1)
        x = w["model.embed_tokens.weight"][ids]
        for layer in range(c["num_hidden_layers"]):
            name = f"model.layers.{layer}."
            h = self._norm(x, name + "input_layernorm.weight")
            q = turn(split(h @ w[name + "self_attn.q_proj.weight"].T, heads))
            k = turn(split(h @ w[name + "self_attn.k_proj.weight"].T, kv_heads))
            v = split(h @ w[name + "self_attn.v_proj.weight"].T, kv_heads)
            out = numpy.empty_like(q)
            for head in range(heads):
                shared = head // (heads // kv_heads)
                scores = q[head] @ k[shared].T / numpy.sqrt(numpy.float32(size)) + future
                scores = numpy.exp(scores - scores.max(-1, keepdims=True))
                out[head] = scores / scores.sum(-1, keepdims=True) @ v[shared]
            x = x + out.transpose(1, 0, 2).reshape(length, heads * size) @ w[name + "self_attn.o_proj.weight"].T
            h = self._norm(x, name + "post_attention_layernorm.weight")
            gate, up = h @ w[name + "mlp.gate_proj.weight"].T, h @ w[name + "mlp.up_proj.weight"].T
            x = x + (gate / (1 + numpy.exp(-gate)) * up) @ w[name + "mlp.down_proj.weight"].T
        return self._norm(x, "model.norm.weight") @ w["model.embed_tokens.weight"].T
