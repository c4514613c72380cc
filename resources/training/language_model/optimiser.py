# SPDX-License-Identifier: Apache-2.0
"""Muon for the matrices (Jordan et al. 2024), AdamW for the embedding and the norms.

Muon's step is the momentum, made nearly orthogonal by five Newton-Schulz iterations. Matrices of one shape are stacked,
so that a step is some hundred kernels and not thousands.
"""

import torch

# Quintic coefficients of the reference implementation (github.com/KellerJordan/Muon).
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


def orthogonalise(stack: torch.Tensor, steps: int = 5) -> torch.Tensor:
    """stack [n, rows, columns]; singular values are brought near 1."""
    a, b, c = NEWTON_SCHULZ
    x = stack.bfloat16()
    tall = x.shape[1] > x.shape[2]
    if tall:
        x = x.transpose(1, 2)
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    return (x.transpose(1, 2) if tall else x).to(stack.dtype)


class Optimiser:
    """Both optimisers behind one step; rates are given as factors of the peak rates."""

    def __init__(self, weights: dict[str, torch.nn.Parameter], matrix_rate=0.02, other_rate=0.003, decay=0.05,
                 momentum=0.95):
        self.matrix_rate, self.other_rate, self.decay, self.momentum = matrix_rate, other_rate, decay, momentum
        self.all = list(weights.values())
        self.groups = {}
        others, norms = [], []
        for name, weight in weights.items():
            if weight.ndim == 2 and "embed" not in name:
                self.groups.setdefault(tuple(weight.shape), []).append(weight)
            else:
                (norms if weight.ndim == 1 else others).append(weight)
        self.buffers = {shape: torch.zeros(len(g), *shape, device=g[0].device) for shape, g in self.groups.items()}
        quick = {"fused": True} if self.all[0].is_cuda else {"foreach": True}
        self.adam = torch.optim.AdamW([{"params": others, "weight_decay": 0.01},
                                       {"params": norms, "weight_decay": 0.0}],
                                      lr=other_rate, betas=(0.9, 0.95), eps=1e-10, **quick)

    @torch.no_grad()
    def step(self, factor: float, warm: float = 1.0) -> None:
        """factor scales both rates; warm in 0…1 raises Muon's momentum from 0.85 at the start."""
        torch.nn.utils.clip_grad_norm_(self.all, 1.0)
        for group in self.adam.param_groups:
            group["lr"] = self.other_rate * factor
        self.adam.step()
        momentum = 0.85 + (self.momentum - 0.85) * warm
        rate = self.matrix_rate * factor
        for shape, group in self.groups.items():
            gradient = torch.stack([w.grad for w in group])
            buffer = self.buffers[shape]
            buffer.lerp_(gradient, 1 - momentum)
            update = orthogonalise(gradient.lerp(buffer, momentum))
            scale = max(1.0, shape[0] / shape[1]) ** 0.5
            torch._foreach_mul_(group, 1 - rate * self.decay)
            torch._foreach_add_(group, list(update.unbind(0)), alpha=-rate * scale)

    def clear(self) -> None:
        for weight in self.all:
            weight.grad = None
