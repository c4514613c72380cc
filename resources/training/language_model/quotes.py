# SPDX-License-Identifier: Apache-2.0
"""Conversations whose answers are sentences of the training texts: the facts come from there, not from the scripts."""

import collections
import random
import re

from .conversations import ASSISTANT, USER, sentence

# A stop that ends a sentence: not after an initial or a short abbreviation.
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!St)(?<!Mr)(?<!Dr)(?<!Mrs)(?<!No)(?<!vs)"
                          r"[.!?][\"”)]*\s+(?=[A-Z\"“])")
VERB = re.compile(r"\b(is|are|was|were)\b")
DEFINITION = re.compile(r"(?:(An?|The) )?([A-Za-z][a-z]+(?: [a-z]+){0,2}) (is|are) (an?|the|any|when|how) "
                        r"([^.;:]{25,210})\.")
NOT_A_SUBJECT = re.compile(r"^(there|this|these|that|those|it|they|he|she|we|you|i|one|what|another|here|such|each|"
                           r"some|all|both|most|many|his|her|their|our|your|its|if|when|while|as|in|on|at|for|by|with|"
                           r"other|first|second|third|next|last|final|key|example|result|reason|goal|answer|point|idea|"
                           r"problem|purpose|following|main|most|only|same|latter|former|also|but|and|or|so|thus|not|"
                           r"because|although|since|now|then|today|figure|table|chapter|section)\b", re.IGNORECASE)
CITY_FIRST = re.compile(r"\b([A-Z][a-zéãáíó]+(?: [A-Z][a-z]+)?)(?:,| is| was) the (?:national )?capital(?: city)?"
                        r"(?: and (?:the )?largest city| and most populous city)? "
                        r"of ((?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
PLACE_FIRST = re.compile(r"\b([A-Z][a-z]+)'s capital(?: city)?,? (?:is |of )?"
                         r"([A-Z][a-zéãáíó]+(?: [A-Z][a-z]+)?)\b")
VAGUE = re.compile(r"\b(these|those|this|that|itself|themselves|it|them|above|below|here|there|lived|his|her|their|our|"
                   r"and|or|to|for|who|which|was|has)\b")
CAPITAL = re.compile(r"What(?: city)? is (?:the name of )?the capital(?: city)?(?: and (?:the )?largest city)? of "
                     r"((?:the )?[A-Z][A-Za-z .'-]{2,40})\?")
FORMAL = re.compile(r"^(?:the )?(?:(?:[A-Z][a-z']+ )?Republic|U\.?S\.? state) of (?:the )?")
# Countries for which one mention in the texts is enough: the mentions were looked through.
REVIEWED = {"France", "South Korea", "Mexico", "Qatar", "Bangladesh", "Madagascar", "Mozambique", "Chile", "Germany",
            "Malaysia",
            "Iceland", "Argentina", "Mali", "Ethiopia", "Ukraine", "Tibet", "Tasmania", "Alabama"}


def sentences(text: str, most: int) -> list[str]:
    text = text[:1200]
    marked = SENTENCE_END.sub(lambda m: m.group(0).rstrip() + "\0", text, count=most)
    return [s.strip() for s in marked.split("\0")][:most]


def encyclopedia(articles: list[str], rng: random.Random) -> list[list[tuple[str, str]]]:
    """Asks for the subject of an article; answers with its first sentence or two."""
    made = []
    for article in articles:
        title, _, body = article.partition("\n")
        paragraph = body.strip().split("\n")[0]
        if not 3 < len(title) < 40 or re.search(r"[\d()\"/:,]|^List of", title):
            continue
        if '""' in paragraph or "()" in paragraph:
            continue
        if not paragraph.lower().removeprefix("the ").startswith(title.lower().split()[0]):
            continue
        first = sentences(paragraph, 3)[:2]
        if not 40 < len(first[0]) < 320 or not VERB.search(first[0]) or first[0][-1] not in ".!?":
            continue
        short = rng.random() < 0.6 or len(first) < 2 or len(first[1]) > 220 or first[1][-1] not in ".!?"
        answer = first[0] if short else " ".join(first)
        person = re.search(r"\((?:born|[^)]*\d{4} ?[–-])", paragraph)
        proper = all(word[0].isupper() for word in title.split()) and " " in title
        ask = ["Tell me about {}.", "What do you know about {}?"]
        if person:
            ask += ["Who is {}?" if " is " in first[0] else "Who was {}?"] * 2
        elif not proper:
            ask += ["What is {}?", "What is {}?", "Can you explain what {} is?"]
        made.append([(USER, rng.choice(ask).format(title)), (ASSISTANT, answer)])
    return made


def definitions(sections: list[str], rng: random.Random) -> list[list[tuple[str, str]]]:
    """Asks for a term that a textbook defines; answers with the defining sentence."""
    made, seen = [], set()
    for section in sections:
        for paragraph in section.split("\n"):
            if len(paragraph) < 60:
                continue
            for found in sentences(paragraph[:700], 3):
                found = found.replace(" .", ".")
                shape = DEFINITION.fullmatch(found)
                if not shape or VAGUE.search(shape.group(2)):
                    continue
                article, term, verb = shape.group(1) or "", shape.group(2), shape.group(3)
                if NOT_A_SUBJECT.match(term) or len(term) < 4 or term.lower() in seen or " of" == term[-3:]:
                    continue
                seen.add(term.lower())
                name = f"{article.lower()} {term[0].lower()}{term[1:]}".strip()
                ask = [f"What {verb} {name}?", f"Explain what {name} {verb}.", f"Define {term.lower()}."]
                if verb == "is":
                    ask += [f"What is {name}?", f"what is {name}", f"Can you tell me what {name} is?"]
                made.append([(USER, rng.choice(ask)), (ASSISTANT, found)])
    return made


def _capitals_in(texts: list[str]) -> dict[str, str]:
    """What the texts call a capital at least twice, or once for a reviewed place, and no other city as often."""
    votes = collections.Counter()
    for text in texts:
        if "capital" in text:
            votes.update((m.group(2).removeprefix("the "), m.group(1)) for m in CITY_FIRST.finditer(text))
            votes.update((m.group(1).removeprefix("the "), m.group(2)) for m in PLACE_FIRST.finditer(text))
    known = {}
    for (place, city), count in votes.most_common():
        if (count >= 2 or place in REVIEWED) and place not in known and city != place:
            known[place] = city
    return known


def capitals(trivia: list[list[tuple[str, str]]], texts: list[str], rng: random.Random) -> list[list[tuple[str, str]]]:
    """Questions for the capitals that the trivia set asks for or that the texts name, asked in several ways."""
    known = _capitals_in(texts)
    for conversation in trivia:
        shape = CAPITAL.fullmatch(conversation[0][1])
        if shape:
            place = FORMAL.sub("", shape.group(1))
            city = re.sub(r"^The capital.* is ", "", conversation[1][1]).rstrip(".")
            if len(city.split()) <= 4 and "official" not in city:
                known[place] = city
    made = []
    for place, city in known.items():
        answer = f"The capital of {place} is {city}."
        bare = place.removeprefix("the ")
        for ask in (f"What is the capital of {place}?", f"what is the capital of {bare.lower()}",
                    f"What's the capital of {place}?", f"Name the capital of {place}.",
                    f"Which city is the capital of {place}?", f"Tell me the capital of {place}.",
                    f"Capital of {bare}?"):
            made.append([(USER, ask), (ASSISTANT, answer)])
    rng.shuffle(made)
    return made


def told_stories(stories: list[str], rng: random.Random) -> list[list[tuple[str, str]]]:
    """The short stories of the set, asked for by their title or at large."""
    made = []
    for story in stories:
        title, _, body = story.partition("\n")
        body = body.strip()
        if not 200 < len(body) < 1500 or len(title) > 60:
            continue
        body = re.sub(r"\n+", "\n", body)
        for ask in rng.sample([f'Tell me the story "{title}".', f"Tell me a story called {title}.",
                               f'Write a children\'s story with the title "{title}".'], 2):
            made.append([(USER, ask), (ASSISTANT, f"{title}\n\n{body}")])
    return made


def continuations(books: list[str], rng: random.Random, count: int) -> list[list[tuple[str, str]]]:
    """A few sentences of a book to go on from, and what follows them there."""
    made = []
    for _ in range(count * 60):
        if not books or len(made) >= count:
            break
        lines = rng.choice(books).split("\n")
        at = rng.randrange(max(1, len(lines) - 4))
        given, after = lines[at].strip(), " ".join(lines[at + 1:at + 4]).strip()
        given, after = " ".join(sentences(given, 3)[-3:-1]), " ".join(sentences(after, 5)[:4])
        if not 60 < len(given) < 300 or not 120 < len(after) < 500 or not given[0].isupper():
            continue
        ask = rng.choice(["Continue this story: {}", "What happens next? {}", "Go on with this text: {}"])
        made.append([(USER, ask.format(given)), (ASSISTANT, sentence(after))])
    return made
