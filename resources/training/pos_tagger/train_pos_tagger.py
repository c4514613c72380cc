#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the English part-of-speech tagger: a greedy averaged perceptron over a few sparse features.

  train_pos_tagger.py TRAIN.conllu DEV.conllu OUT.tsv

TRAIN and DEV are CoNLL-U files with Penn Treebank tags in the XPOS column (Universal Dependencies English Web
Treebank). Method: M. Collins, "Discriminative Training Methods for Hidden Markov Models" (EMNLP 2002), with greedy
decoding. OUT is what core/nlp/tagger compiles into the module:

  tag  TAG                      the tags, in the order of their numbers
  word WORD TAG                 a frequent word that (nearly) always has one tag; the perceptron is not asked
  f    ID|VALUE TAG:WEIGHT ...  a feature and its integer weights

The features are those of core/nlp/tagger/english_tagger.cpp; change both together. Deterministic: a fixed seed.
"""
import random
import sys
from collections import Counter, defaultdict

EPOCHS = 8
SCALE = 60           # weights are written as integers
MIN_FEATURE_COUNT = 2
MIN_WEIGHT = 60      # of the scaled weights; smaller ones are dropped
DICT_MIN_COUNT = 8
DICT_SHARE = 0.985

# Tags of the Web Treebank that the Penn Treebank does not have.
TO_PENN = {"ADD": "NN", "AFX": "JJ", "GW": "NN", "HYPH": ":", "NFP": ":", "XX": "FW", "-LRB-": "(", "-RRB-": ")"}


def sentences(path):
    words = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if words:
                yield words
            words = []
        elif line[0] != "#":
            column = line.split("\t")
            if column[0].isdigit():
                words.append((column[1], TO_PENN.get(column[4], column[4])))
    if words:
        yield words


def ascii_lower(word):
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in word)


def shape(word, first):
    """What the letters look like; bytes of UTF-8 are judged, as in the C++ code."""
    upper = sum("A" <= c <= "Z" for c in word)
    digit = any("0" <= c <= "9" for c in word)
    letters = any(c.isalpha() for c in word)
    kind = "d" if digit and not letters else "D" if digit else ""
    if upper:
        kind += "A" if upper == len(word) and len(word) > 1 else "C" if "A" <= word[0] <= "Z" else "m"
    return kind + ("^" if first else "")


def suffix(word, n):
    raw = word.encode("utf-8")
    return raw[-n:].decode("utf-8", "surrogateescape")


def static_features(sentence):
    low = ["<<", "<"] + [ascii_lower(w) for w, _ in sentence] + [">", ">>"]
    out = []
    for i, (word, _) in enumerate(sentence):
        w = low[i + 2]
        s = shape(word, i == 0)
        out.append((
            "b|", "w|" + w, "3|" + suffix(w, 3), "2|" + suffix(w, 2), "p|" + w[:1], "s|" + s, "S|" + s + "|" + suffix(w, 2),
            "l|" + low[i + 1], "L|" + suffix(low[i + 1], 3), "k|" + low[i],
            "r|" + low[i + 3], "R|" + suffix(low[i + 3], 3), "q|" + low[i + 4],
        ))
    return low, out


def tag_features(w, t1, t2):
    return ("t|" + t1, "u|" + t2 + "|" + t1, "v|" + t1 + "|" + w)


def best(weights, features, tags):
    score = defaultdict(int)
    for f in features:
        for tag, value in weights.get(f, {}).items():
            score[tag] += value
    return max(tags, key=lambda tag: (score.get(tag, 0), tag))


def tag_sentence(sentence, weights, dictionary, tags):
    low, static = static_features(sentence)
    t2 = t1 = "<"
    out = []
    for i in range(len(sentence)):
        w = low[i + 2]
        tag = dictionary.get(w)
        if tag is None:
            tag = best(weights, static[i] + tag_features(w, t1, t2), tags)
        out.append(tag)
        t2, t1 = t1, tag
    return out


def accuracy(data, weights, dictionary, tags):
    right = total = right_words = words = 0
    for sentence in data:
        for (word, gold), got in zip(sentence, tag_sentence(sentence, weights, dictionary, tags)):
            total += 1
            right += gold == got
            if any(c.isalnum() for c in word):
                words += 1
                right_words += gold == got
    return right / total, right_words / words


def train(data, tags, dictionary):
    weights, totals, stamps = defaultdict(dict), defaultdict(int), defaultdict(int)
    now = 0
    random.seed(1)
    prepared = [(sentence,) + static_features(sentence) for sentence in data]
    for epoch in range(EPOCHS):
        random.shuffle(prepared)
        wrong = 0
        for sentence, low, static in prepared:
            t2 = t1 = "<"
            for i, (_, gold) in enumerate(sentence):
                w = low[i + 2]
                guess = dictionary.get(w)
                if guess is None:
                    now += 1
                    features = static[i] + tag_features(w, t1, t2)
                    guess = best(weights, features, tags)
                    if guess != gold:
                        wrong += 1
                        for f in features:
                            row = weights[f]
                            for tag, step in ((gold, 1), (guess, -1)):
                                key = (f, tag)
                                totals[key] += (now - stamps[key]) * row.get(tag, 0)
                                stamps[key] = now
                                row[tag] = row.get(tag, 0) + step
                t2, t1 = t1, guess
        print("epoch", epoch, "wrong", wrong, file=sys.stderr, flush=True)
    averaged = {}
    for f, row in weights.items():
        kept = {}
        for tag, value in row.items():
            total = totals[(f, tag)] + (now - stamps[(f, tag)]) * value
            scaled = round(SCALE * total / now)
            if abs(scaled) >= MIN_WEIGHT:
                kept[tag] = max(-32000, min(32000, scaled))
        if kept:
            averaged[f] = kept
    return averaged


def main():
    train_path, dev_path, out_path = sys.argv[1:4]
    data, dev = list(sentences(train_path)), list(sentences(dev_path))
    counts = defaultdict(Counter)
    for sentence in data:
        for word, tag in sentence:
            counts[ascii_lower(word)][tag] += 1
    tags = sorted({tag for row in counts.values() for tag in row})
    dictionary = {}
    for word, row in counts.items():
        tag, n = row.most_common(1)[0]
        if sum(row.values()) >= DICT_MIN_COUNT and n / sum(row.values()) >= DICT_SHARE:
            dictionary[word] = tag
    weights = train(data, tags, dictionary)
    seen = Counter()
    for sentence in data:
        low, static = static_features(sentence)
        for i in range(len(sentence)):
            seen.update(static[i])
    # A suffix that cuts a character in two is no text; it is left out of the file.
    weights = {f: row for f, row in weights.items()
               if (f[0] in "tuv" or seen[f] >= MIN_FEATURE_COUNT) and not any("\ud800" <= c <= "\udfff" for c in f)}
    print("features", len(weights), "weights", sum(map(len, weights.values())), file=sys.stderr)
    print("train %.4f (words %.4f)" % accuracy(data[:3000], weights, dictionary, tags), file=sys.stderr)
    print("dev   %.4f (words %.4f)" % accuracy(dev, weights, dictionary, tags), file=sys.stderr)
    with open(out_path, "w", encoding="utf-8", newline="\n") as out:
        out.write("# Made by resources/training/pos_tagger/train_pos_tagger.py from Universal Dependencies English Web "
                  "Treebank (train), CC BY-SA 4.0; so is this file. See resources/models/pos-english/README.md.\n")
        for tag in tags:
            out.write("tag\t%s\n" % tag)
        for word in sorted(dictionary):
            out.write("word\t%s\t%s\n" % (word, dictionary[word]))
        for f in sorted(weights):
            out.write("f\t%s\t%s\n" % (f, " ".join("%s:%d" % item for item in sorted(weights[f].items()))))


if __name__ == "__main__":
    main()
