# SPDX-License-Identifier: Apache-2.0
"""The data sets that train the model: where they come from and under which licence.

The model card is written from this table, so a set that is added here is credited there.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class DataSet:
    name: str
    kind: str  # "text": documents that end with a line <|endoftext|>; "chat": one JSON object a line
    folder: str
    prefix: str
    licence: str
    source: str
    credit: str
    suffix: str = "txt"


def _chat(name, licence, source, credit):
    return DataSet(name, "chat", name + "/", "", licence, source, credit, "jsonl")


def _text(name, licence, source, credit):
    return DataSet(name, "text", "lm_text/", name + ".", licence, source, credit)


SETS = (
    _text("gutenberg_books", "Public domain in the USA", "github.com/rcdm-uga/Gutenberg_Text",
          "Project Gutenberg texts with headers, footers and notices removed"),
    _text("openstax_textbooks", "CC BY 4.0", "github.com/openstax (osbooks-*)", "OpenStax, Rice University"),
    _text("english_wikipedia", "CC BY-SA 3.0",
          "github.com/Vibhas-hs-edu/WikiTasks, ugolbck/WikiSearchEngine, graykode/mlm-pipeline",
          "Wikipedia contributors"),
    _text("childrens_stories", "CC BY", "github.com/global-asp/asp-source",
          "African Storybook; authors in childrens_stories.credits.tsv"),
    _chat("instruct_dolly", "CC BY-SA 3.0", "github.com/nayohan/dolly-15k-analysis (databrickslabs/dolly)",
          "Databricks, Inc."),
    _chat("instruct_seed_tasks", "Apache-2.0", "github.com/yizhongw/self-instruct", "Yizhong Wang et al."),
    _chat("qa_open_trivia", "CC BY-SA 4.0", "github.com/uberspot/OpenTriviaQA", "OpenTriviaQA contributors"),
    _chat("dialogue_self", "BSD-3-Clause", "github.com/jfainberg/self_dialogue_corpus",
          "Joachim Fainberg et al., University of Edinburgh"),
    _chat("dialogue_schema_guided", "CC BY-SA 4.0", "github.com/google-research-datasets/dstc8-schema-guided-dialogue",
          "Google Research"),
    _chat("dialogue_small_talk", "BSD-3-Clause", "github.com/gunthercox/chatterbot-corpus", "Gunther Cox"),
    _chat("math_gsm8k", "MIT", "github.com/openai/grade-school-math", "OpenAI"),
)

# Conversations made by the scripts: greetings, arithmetic, and questions answered with sentences of the texts above.
MADE_BY_SCRIPT = DataSet("made_by_script", "chat", "", "", "as the sets they quote", "templates.py", "this project",
                         "jsonl")

# See prepare_data.py.
SLUR_DIGESTS = (
    "044eb98b1876", "08a841e99678", "0be9b885f4a3", "0dcc4d336443", "11ee63a73ffe", "120f6e5b4ea3",
    "1290d04b901d", "1e02eec4f109", "268651b3ece9", "31506a8448a7", "341d56384afc", "35ef747b9c42",
    "448b303c89be", "45cd3e1bb472", "469c0fdb6020", "517ae3f73216", "566f532d486c", "5a9d9dcefb56",
    "5b3ae48be122", "6122fdf4ae14", "619bc82e0d20", "6437ea714448", "6939937b0ac6", "6ac3c336e409",
    "6b7f1a2879cd", "6d1833779e38", "701033ae2641", "82159dd02870", "85fc17f7069a", "8f5083e3e5c7",
    "937d56e49744", "986c99004163", "98b52c4b6b7d", "9ae315a94e42", "9d57436661e1", "9ee4d2748732",
    "a7bf072c97a0", "ad6cacf3af98", "b690cdbe59f1", "bb61ef40814c", "bb87adf8aa78", "c3de533e9b7f",
    "cc02032349c8", "d0e3cb91d249", "d75a838dc758", "daec0c235d31", "e7b98c6aa5b9", "eda887476f1d",
    "eef3bd091670", "f9d0d9b18ae9",
)


def all_sets():
    return SETS + (MADE_BY_SCRIPT,)
