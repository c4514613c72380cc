# SPDX-License-Identifier: Apache-2.0
"""What a run on a GPU and one on a CPU do differently: the network's size, the amounts and the mixture of texts."""

import dataclasses

from .network import Shape


# Part of the pretraining time after which the late shares rule and the rate falls.
MIX_CHANGE = 0.62


@dataclasses.dataclass(frozen=True)
class Plan:
    shape: Shape
    batch_tokens: int
    matrix_rate: float             # peak rate of Muon; a small batch wants a lower one
    piece_tokens: int | None       # a batch is computed in such pieces; None: at once, split when memory runs out
    lengths: tuple[int, int]       # of the windows before and after MIX_CHANGE
    tuning_rows: int               # rows of a fine-tuning step
    tuning_length: int
    tuning_share: float            # of the whole time, at most
    tuning_most: float             # seconds
    reserve_share: float           # of the whole time, for export and measuring, at most
    reserve_most: float            # seconds
    rounds: int                    # of fine-tuning, at most
    check_every: float             # seconds between measurements while training
    quick_rows: int                # windows of 512 tokens of each set for those measurements
    full_rows: int | None          # windows of each set for the last measurement; None: all
    samples: bool                  # sample answers in the log at each measurement
    shares: dict                   # set: share of the batches (before, after MIX_CHANGE)
    amounts: dict                  # set: most characters that are read, the simplest texts first; missing: all
    tokenizer_amounts: dict        # set: characters that the tokenizer is trained on
    tokenizer_rest: float          # for the sets that are not named there
    made: int                      # conversations made by script
    quoted: int                    # more of them, quoted from the textbooks, and as many from the encyclopedia
    capital_times: int             # how often each question for a capital is among them
    round_of: dict                 # set: conversations of a fine-tuning round (how many, None: all; how often)


# Shares follow the size of each set, so that no small set is seen more than about twenty times; stories and
# conversation are lifted above their size because the model should talk simply.
GPU = Plan(
    # With hidden and intermediate multiples of 256 every row can be quantised in blocks of 256.
    shape=Shape(vocabulary=8192, hidden=256, layers=10, heads=4, kv_heads=2, intermediate=512, context=1024),
    batch_tokens=131072, matrix_rate=0.02, piece_tokens=None, lengths=(512, 1024), tuning_rows=64, tuning_length=512,
    tuning_share=0.15, tuning_most=60.0, reserve_share=0.3, reserve_most=45.0, rounds=3,
    check_every=60.0, quick_rows=32, full_rows=None, samples=False,
    shares={
        "gutenberg_books": (0.40, 0.20), "openstax_textbooks": (0.16, 0.12), "english_wikipedia": (0.31, 0.22),
        "childrens_stories": (0.005, 0.008), "instruct_dolly": (0.0, 0.025), "instruct_seed_tasks": (0.0, 0.002),
        "qa_open_trivia": (0.02, 0.06), "dialogue_self": (0.06, 0.12), "dialogue_schema_guided": (0.02, 0.05),
        "dialogue_small_talk": (0.0, 0.003), "math_gsm8k": (0.015, 0.05), "made_by_script": (0.01, 0.142)},
    amounts={},
    tokenizer_amounts={
        "gutenberg_books": 9e6, "english_wikipedia": 7e6, "openstax_textbooks": 5e6, "childrens_stories": 1e6},
    tokenizer_rest=2.5e6, made=48000, quoted=16000, capital_times=1,
    round_of={
        "instruct_dolly": (None, 2), "instruct_seed_tasks": (None, 2), "qa_open_trivia": (7000, 1),
        "dialogue_self": (1000, 1), "dialogue_schema_guided": (1000, 1), "dialogue_small_talk": (None, 1),
        "math_gsm8k": (1500, 1), "made_by_script": (16000, 1)})

# Two cores see about ten million tokens in an hour. They go to what a newcomer tries first; of the books and the
# encyclopedia only the simplest prose is read.
CPU = Plan(
    shape=Shape(vocabulary=4096, hidden=256, layers=5, heads=4, kv_heads=2, intermediate=512, context=1024),
    batch_tokens=4096, matrix_rate=0.013, piece_tokens=4096, lengths=(256, 512), tuning_rows=8, tuning_length=512,
    tuning_share=0.14, tuning_most=400.0, reserve_share=0.25, reserve_most=200.0, rounds=1,
    check_every=300.0, quick_rows=4, full_rows=16, samples=True,
    shares={
        "gutenberg_books": (0.16, 0.03), "openstax_textbooks": (0.0, 0.0), "english_wikipedia": (0.12, 0.03),
        "childrens_stories": (0.05, 0.03), "instruct_dolly": (0.05, 0.08), "instruct_seed_tasks": (0.0, 0.004),
        "qa_open_trivia": (0.04, 0.06), "dialogue_self": (0.10, 0.06), "dialogue_schema_guided": (0.0, 0.0),
        "dialogue_small_talk": (0.003, 0.01), "math_gsm8k": (0.0, 0.0), "made_by_script": (0.48, 0.70)},
    amounts={"gutenberg_books": 6e6, "english_wikipedia": 4e6, "openstax_textbooks": 3e5, "dialogue_self": 5e6,
             "dialogue_schema_guided": 3e5, "math_gsm8k": 3e5},
    tokenizer_amounts={"gutenberg_books": 3e6, "english_wikipedia": 2e6, "openstax_textbooks": 0.0,
                       "childrens_stories": 5e5, "made_by_script": 3e6, "dialogue_schema_guided": 0.0},
    tokenizer_rest=1e6, made=60000, quoted=7000, capital_times=4,
    round_of={
        "instruct_dolly": (None, 1), "instruct_seed_tasks": (None, 1), "qa_open_trivia": (3000, 1),
        "dialogue_self": (600, 1), "dialogue_small_talk": (None, 2), "made_by_script": (14000, 1)})

PLANS = {"cuda": GPU, "cpu": CPU}
