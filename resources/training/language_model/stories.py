# SPDX-License-Identifier: Apache-2.0
"""Very short stories from a small grammar, so that the model can keep one subject through a simple plot."""

import random

from .conversations import ASSISTANT, USER

HEROES = ("dog", "cat", "rabbit", "bear", "mouse", "fox", "bird", "frog", "turtle", "lion", "elephant", "monkey",
          "dragon", "robot", "duck", "horse", "owl", "hedgehog", "penguin", "squirrel", "goat", "bee", "whale", "pony")
PEOPLE = (("girl", "she", "her", "her"), ("boy", "he", "him", "his"))
NAMES_SHE = ("Anna", "Mia", "Lucy", "Ella", "Rosa", "Nina", "Sara", "Lily", "Amara", "Hana", "Daisy", "Zoe")
NAMES_HE = ("Tom", "Ben", "Max", "Leo", "Sam", "Oscar", "Finn", "Jack", "Kofi", "Theo", "Hugo", "Milo")
PLACES = ("a green forest", "a small village", "a house by the sea", "a quiet valley", "an old farm", "a tall tree",
          "a busy town", "a cottage on a hill", "a garden full of flowers", "a cave near the river")
MOODS = ("kind", "curious", "brave", "shy", "clever", "cheerful", "gentle", "playful", "lonely", "sleepy")
THINGS = ("a shiny key", "a red balloon", "an old map", "a blue stone", "a golden feather", "a small box",
          "a silver bell",
          "a lost mitten", "a strange egg", "a paper boat", "a warm scarf", "a wooden flute")
FEARS = ("the dark", "thunder", "deep water", "high places", "loud noises", "being alone")
WEATHER = ("One sunny morning", "One rainy day", "One cold winter day", "One bright afternoon", "One windy evening",
           "Early one morning", "One day in spring")
FOODS = ("bread", "apples", "berries", "soup", "honey", "cake", "carrots", "cookies")


def _pick(rng, *choices):
    return rng.choice(choices)


def _friend(rng, hero):
    return rng.choice([h for h in HEROES if h != hero])


def _article(word):
    return ("an " if word[0] in "aeiou" else "a ") + word


def make_story(rng: random.Random, hero: str | None = None) -> tuple[str, str, str]:
    """(hero, name, story)"""
    person = hero in ("girl", "boy")
    kind, he, him, his = rng.choice(PEOPLE) if not person else next(p for p in PEOPLE if p[0] == hero)
    name = rng.choice(NAMES_SHE if he == "she" else NAMES_HE)
    hero = hero or rng.choice(HEROES)
    friend = _friend(rng, hero)
    friend_name = rng.choice([n for n in NAMES_SHE + NAMES_HE if n != name])
    mood, place, thing = rng.choice(MOODS), rng.choice(PLACES), rng.choice(THINGS)
    it = thing.split(" ", 1)[1]
    He = he.capitalize()
    opening = _pick(rng, f"Once upon a time there was {_article(mood)} {hero} named {name}. {name} lived in {place}.",
                    f"{name} was {_article(mood)} little {hero} who lived in {place}.",
                    f"In {place} there lived a little {hero} called {name}. {He} was very {mood}.",
                    f"Once there was a little {hero}. {_pick(rng, 'Her' if he == 'she' else 'His')} name was {name}, "
                    f"and {he} lived in {place}.")
    when = rng.choice(WEATHER)
    plot = rng.choice((_lost_thing, _afraid, _share, _help, _lost_way))
    middle = plot(rng, dict(name=name, he=he, him=him, his=his, He=He, friend=friend, a_friend=_article(friend),
                            A_friend=_article(friend).capitalize(), friend_name=friend_name, thing=thing,
                            it=it, when=when, place=place.split(" ", 1)[1], fear=rng.choice(FEARS),
                            food=rng.choice(FOODS)))
    return hero, name, opening + "\n" + middle


def _lost_thing(rng, w):
    find = _pick(rng, "{when}, {name} found {thing} under a tree.", "{when}, {name} went for a walk and found {thing}.")
    ask = _pick(rng, '"Whose {it} is this?" {he} wondered. {He} asked everyone {he} met, but nobody knew.',
                '"Somebody must have lost it," said {name}. So {he} went to look for the owner.')
    meet = _pick(rng, "At last {he} met {a_friend} named {friend_name}, who was crying.",
                 "Near the river {he} saw a sad {friend} named {friend_name}.")
    end = _pick(rng, '"I lost my {it}," said {friend_name}. {name} smiled and gave it back. From that day on they were '
                     'best friends.',
                '"That is my {it}!" cried {friend_name}. "Thank you!" {friend_name} was so happy that the two of them '
                'danced, and they played together until the sun went down.')
    return "\n".join((find + " " + ask, meet + " " + end)).format(**w)


def _afraid(rng, w):
    start = _pick(rng, "But {name} had a secret: {he} was afraid of {fear}.",
                  "{name} was afraid of only one thing: {fear}.")
    call = _pick(rng, "{when}, {he} heard a small voice. \"Help! Please help me!\" It was {a_friend} named "
                      "{friend_name}.",
                 "{when}, {a_friend} named {friend_name} was in trouble and called for help.")
    act = _pick(rng, "{name}'s heart beat fast. But {he} took a deep breath and went to help.",
                "{name} wanted to run away. Then {he} thought of {his} friend and went on, step by step.")
    end = _pick(rng, '"You are very brave," said {friend_name}. {name} smiled. "I was afraid," {he} said, "but helping '
                     'you was more important."',
                "Soon {friend_name} was safe. That night {name} slept well, for {he} was not so afraid of {fear} any "
                "more.")
    return "\n".join((start + " " + call, act + " " + end)).format(**w)


def _share(rng, w):
    start = _pick(rng, "{when}, {name} had a basket of {food}. {He} wanted to eat it all alone.",
                  "{when}, {name} made some {food}. It smelled wonderful.")
    meet = _pick(rng, "Then a hungry {friend} named {friend_name} came by. \"May I have a little?\" asked "
                      "{friend_name}.",
                 "{A_friend} named {friend_name} sat by the road and had nothing to eat.")
    act = _pick(rng, "{name} thought about it. Then {he} gave half of the {food} to {friend_name}.",
                "{name} looked at the {food}, and then at {friend_name}. \"Let us share,\" {he} said.")
    end = _pick(rng, "They ate together and told each other funny stories. The {food} tasted better than ever, because "
                     "it was shared.",
                "They ate together and laughed. {name} learned that sharing makes a meal taste better.")
    return "\n".join((start + " " + meet, act + " " + end)).format(**w)


def _help(rng, w):
    start = _pick(rng, "{when}, {name} saw {a_friend} named {friend_name} who was building a house.",
                  "{when}, {a_friend} named {friend_name} tried to cross the river but could not.")
    act = _pick(rng, '"I can help you," said {name}. They worked all day long.',
                "{name} had an idea. \"Let us do it together,\" {he} said.")
    trouble = _pick(rng, "It was hard work, and once everything fell down. But they did not give up.",
                    "The first time it did not work. They tried again, and then it did.")
    end = _pick(rng, "In the evening they were finished. \"Thank you, {name},\" said {friend_name}. \"With a friend, "
                     "hard things are easy.\"",
                "When it was done, {friend_name} gave {name} {thing} as a present. {name} kept it forever.")
    return "\n".join((start + " " + act, trouble + " " + end)).format(**w)


def _lost_way(rng, w):
    start = _pick(rng, "{when}, {name} walked too far and lost the way home.",
                  "{when}, {name} followed a butterfly and got lost.")
    sad = _pick(rng, "It grew dark, and {name} began to cry.", "{He} sat down on a stone and did not know what to do.")
    meet = _pick(rng, "{A_friend} named {friend_name} heard {him}. \"Do not cry,\" said {friend_name}. \"I know the "
                      "way.\"",
                 "Then {a_friend} named {friend_name} came along with a little lamp. \"Come with me,\" said "
                 "{friend_name}.")
    end = _pick(rng, "Together they walked under the stars until they saw the lights of home. {name}'s family was very "
                     "happy, and {friend_name} stayed for supper.",
                "Soon {name} was home again. \"Thank you,\" {he} said, and gave {friend_name} some {food}. They stayed "
                "friends for the rest of their lives.")
    return "\n".join((start + " " + sad, meet + " " + end)).format(**w)


def asked_stories(rng: random.Random, count: int) -> list[list[tuple[str, str]]]:
    made = []
    for _ in range(count):
        wanted = rng.choice(HEROES + ("girl", "boy") * 2) if rng.random() < 0.75 else None
        hero, name, story = make_story(rng, wanted)
        if wanted:
            some = _article(wanted)
            ask = rng.choice((f"Tell me a story about {some}.", f"Write a short story about {some}.",
                              f"tell me a story about {some}",
                              f"Can you tell me a story about {some} named {name}?",
                              f"Write a story about {some} called {name}.",
                              f"I would like a story about {some}, please.", f"Make up a short story about {some}."))
        else:
            ask = rng.choice(("Tell me a story.", "Tell me a short story.", "tell me a story",
                              "Can you tell me a bedtime story?",
                              "Write a short story.", "Please write a story for my child.", "Make up a story.",
                              "Write a short story for children."))
        made.append([(USER, ask), (ASSISTANT, story)])
    return made
