# SPDX-License-Identifier: Apache-2.0
"""A compact Llama: the same function as Hugging Face's LlamaForCausalLM, laid out for training speed.

Weights keep the names and shapes of the export, so that saving is a copy. One decoder block is a free function of its
tensors: torch.compile then compiles it once for all layers. Works with torch from 1.13 on.
"""

import dataclasses
import math

import torch
import torch.nn.functional as F
from torch import nn


@dataclasses.dataclass(frozen=True)
class Shape:
    vocabulary: int
    hidden: int
    layers: int
    heads: int
    kv_heads: int
    intermediate: int
    context: int
    theta: float = 10000.0
    epsilon: float = 1e-5

    @property
    def head_size(self) -> int:
        return self.hidden // self.heads


BLOCK_PARTS = ("input_layernorm", "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
               "post_attention_layernorm", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj")


def normalise(x, gain, epsilon):
    wide = x.float()
    wide = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + epsilon)
    return (wide * gain).to(x.dtype)


def rotate(x, cosine, sine):
    half = x.shape[-1] // 2
    turned = torch.cat((-x[..., half:], x[..., :half]), dim=-1)
    return (x * cosine + turned * sine).to(x.dtype)


def attend(q, k, v, mask):
    """q [rows, heads, length, size], k and v [rows, kv_heads, length, size]; mask as in block()."""
    rows, heads, length, size = q.shape
    kv_heads = k.shape[1]
    if hasattr(F, "scaled_dot_product_attention"):
        k = k.repeat_interleave(heads // kv_heads, dim=1)
        v = v.repeat_interleave(heads // kv_heads, dim=1)
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
    # torch 1 has no such function. The heads that share a key are queries side by side, so that keys are not copied.
    scores = (q * size ** -0.5).reshape(rows, kv_heads, -1, size) @ k.transpose(-1, -2)
    if mask is None:
        mask = torch.ones(length, length, dtype=torch.bool, device=q.device).tril()
    closed = torch.zeros(mask.shape, dtype=q.dtype, device=q.device).masked_fill(~mask, float("-inf"))
    chances = torch.softmax(scores.view(rows, heads, length, length) + closed, -1).view(rows, kv_heads, -1, length)
    return (chances @ v).view(rows, heads, length, size)


def block(x, cosine, sine, mask, heads, kv_heads, epsilon, n1, wq, wk, wv, wo, n2, wg, wu, wd):
    """x [rows, length, hidden]; mask None (causal) or bool [rows, 1, length, length], true where it may attend."""
    rows, length, hidden = x.shape
    h = normalise(x, n1, epsilon)
    q = F.linear(h, wq.to(x.dtype)).view(rows, length, heads, -1).transpose(1, 2)
    k = F.linear(h, wk.to(x.dtype)).view(rows, length, kv_heads, -1).transpose(1, 2)
    v = F.linear(h, wv.to(x.dtype)).view(rows, length, kv_heads, -1).transpose(1, 2)
    q, k = rotate(q, cosine, sine), rotate(k, cosine, sine)
    a = attend(q, k, v, mask)
    x = x + F.linear(a.transpose(1, 2).reshape(rows, length, hidden), wo.to(x.dtype))
    h = normalise(x, n2, epsilon)
    return x + F.linear(F.silu(F.linear(h, wg.to(x.dtype))) * F.linear(h, wu.to(x.dtype)), wd.to(x.dtype))


def token_losses(x, gain, embedding, epsilon, targets):
    """Mean loss over the targets that are not -1."""
    logits = F.linear(normalise(x, gain, epsilon), embedding.to(x.dtype))
    return F.cross_entropy(logits.float().view(-1, logits.shape[-1]), targets.reshape(-1), ignore_index=-1)


class Network(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.weights = nn.ParameterDict()
        kv = shape.kv_heads * shape.head_size
        sizes = {"self_attn.q_proj": (shape.hidden, shape.hidden), "self_attn.k_proj": (kv, shape.hidden),
                 "self_attn.v_proj": (kv, shape.hidden), "self_attn.o_proj": (shape.hidden, shape.hidden),
                 "mlp.gate_proj": (shape.intermediate, shape.hidden), "mlp.up_proj": (shape.intermediate, shape.hidden),
                 "mlp.down_proj": (shape.hidden, shape.intermediate)}
        self._add("model.embed_tokens.weight", torch.randn(shape.vocabulary, shape.hidden) * 0.02)
        for layer in range(shape.layers):
            for part in BLOCK_PARTS:
                if part.endswith("layernorm"):
                    value = torch.ones(shape.hidden)
                else:
                    out_size, in_size = sizes[part]
                    value = torch.randn(out_size, in_size) * 0.5 / math.sqrt(in_size)
                    if part.endswith(("o_proj", "down_proj")):
                        value = value / math.sqrt(2 * shape.layers)
                self._add(f"model.layers.{layer}.{part}.weight", value)
        self._add("model.norm.weight", torch.ones(shape.hidden))
        positions = torch.arange(shape.context, dtype=torch.float64)
        steps = torch.arange(0, shape.head_size, 2, dtype=torch.float64) / shape.head_size
        angles = torch.outer(positions, shape.theta ** -steps)
        angles = torch.cat((angles, angles), dim=-1)
        self.register_buffer("cosine", angles.cos().float(), persistent=False)
        self.register_buffer("sine", angles.sin().float(), persistent=False)
        self.run_block, self.run_loss = block, token_losses

    # ParameterDict keys may not hold dots.
    def _add(self, name: str, value: torch.Tensor) -> None:
        self.weights[name.replace(".", "/")] = nn.Parameter(value)

    def weight(self, name: str) -> nn.Parameter:
        return self.weights[name.replace(".", "/")]

    def named_weights(self) -> dict[str, nn.Parameter]:
        return {name.replace("/", "."): value for name, value in self.weights.items()}

    def compile_functions(self) -> None:
        self.run_block = torch.compile(block, dynamic=False)
        self.run_loss = torch.compile(token_losses, dynamic=False)

    def is_plain(self) -> bool:
        return self.run_block is block

    def use_plain_functions(self) -> None:
        self.run_block, self.run_loss = block, token_losses

    def _states(self, ids, mask, dtype, run_block):
        s = self.shape
        length = ids.shape[1]
        x = F.embedding(ids, self.weight("model.embed_tokens.weight")).to(dtype)
        cosine, sine = self.cosine[:length], self.sine[:length]
        for layer in range(s.layers):
            parts = [self.weight(f"model.layers.{layer}.{part}.weight") for part in BLOCK_PARTS]
            x = run_block(x, cosine, sine, mask, s.heads, s.kv_heads, s.epsilon, *parts)
        return x

    def loss(self, ids, targets, mask=None, dtype=torch.bfloat16):
        """The compiled way; ids and targets [rows, length], targets of -1 do not count."""
        x = self._states(ids, mask, dtype, self.run_block)
        return self.run_loss(x, self.weight("model.norm.weight"), self.weight("model.embed_tokens.weight"),
                             self.shape.epsilon, targets)

    @torch.no_grad()
    def logits(self, ids, mask=None, dtype=torch.float32):
        """The plain way, [rows, length, vocabulary] in float32; for evaluation and for checking the export."""
        x = self._states(ids, mask, dtype, block)
        x = normalise(x, self.weight("model.norm.weight"), self.shape.epsilon)
        return F.linear(x, self.weight("model.embed_tokens.weight").to(dtype)).float()


def config_of(shape: Shape, end_ids: list[int], pad_id: int) -> dict:
    return {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden, "intermediate_size": shape.intermediate, "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads, "num_key_value_heads": shape.kv_heads, "head_dim": shape.head_size,
        "hidden_act": "silu", "max_position_embeddings": shape.context, "rms_norm_eps": shape.epsilon,
        "rope_theta": shape.theta,
        "rope_parameters": {"rope_type": "default", "rope_theta": shape.theta},
        "attention_bias": False, "attention_dropout": 0.0, "mlp_bias": False, "initializer_range": 0.02,
        "tie_word_embeddings": True, "use_cache": True, "pretraining_tp": 1, "bos_token_id": None,
        "eos_token_id": end_ids, "pad_token_id": pad_id, "torch_dtype": "float16", "dtype": "float16",
    }
