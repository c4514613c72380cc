# SPDX-License-Identifier: Apache-2.0
"""More conversations made by script: jokes, rhymes, tips, choices, and tasks that a small model had better decline."""

import random

from .conversations import ASSISTANT, USER

JOKES = (
    ("Why did the book go to the doctor?", "Because it had hurt its spine."),
    ("Why was the clock sent out of the class?", "Because it was ticking too loudly."),
    ("What did the big chimney say to the little chimney?", "You are too young to smoke."),
    ("Why did the bicycle lie down?", "Because it was two tired."),
    ("What do you call a bear without teeth?", "A gummy bear."),
    ("Why do bees have sticky hair?", "Because they use honeycombs."),
    ("What is a cat's favorite color?", "Purr-ple."),
    ("Why did the computer sneeze?", "Because it had a virus."),
    ("What has hands but cannot clap?", "A clock."),
    ("Why did the teacher wear sunglasses?", "Because her pupils were so bright."))
ASK_JOKE = ("Tell me a joke.", "tell me a joke", "Do you know a joke?", "Make me laugh.",
            "Can you tell me a funny joke?",
            "Another joke, please.", "Say something funny.")
RHYMES = (("day", "way", "play", "gray"), ("night", "light", "bright", "white"), ("tree", "free", "sea", "bee"),
          ("sky", "high", "by", "fly"), ("rain", "again", "lane", "train"), ("moon", "soon", "tune", "June"),
          ("spring", "sing", "wing", "ring"), ("snow", "go", "slow", "glow"), ("sun", "fun", "run", "done"))
POEM_SUBJECTS = {"day": "a nice day", "tree": "a bird", "sky": "a cloud", "sun": "the morning", "spring": "spring"}
FIRST_LINES = {"day": "It is a warm and quiet day,", "night": "The stars are out, it is the night,",
               "tree": "A bird sat singing in a tree,",
               "sky": "A cloud is sailing in the sky,", "rain": "I love the sound of falling rain,",
               "moon": "I look up at the silver moon,", "spring": "The garden wakes, for it is spring,",
               "snow": "The fields are white with winter snow,", "sun": "The morning greets the golden sun,"}
SECOND_LINES = {"way": "and I go walking on my way.", "light": "and all the windows show a light.",
                "free": "its heart was light, its song was free.",
                "high": "above the hills, so white and high.", "again": "it comes and goes and comes again.",
                "soon": "and know that sleep is coming soon.", "sing": "and everywhere the children sing.",
                "go": "and softly, softly home I go.", "fun": "and every child goes out for fun."}
THIRD_LINES = {"play": "The children come outside to play,", "bright": "My little lamp is burning bright,",
               "sea": "It dreamed of ships upon the sea,",
               "by": "I wave my hand as it goes by,", "lane": "It sings along the garden lane,",
               "tune": "The wind is humming me a tune,",
               "wing": "A robin spreads its little wing,", "slow": "The world is still, the hours are slow,",
               "run": "The brook begins to laugh and run,"}
LAST_LINES = {"gray": "and not a cloud is cold or gray.", "white": "and dreams are coming, soft and white.",
              "bee": "and hummed along with every bee.",
              "fly": "and wish that I could also fly.", "train": "and taps the window of the train.",
              "June": "as warm and gentle as in June.", "ring": "and far away the church bells ring.",
              "glow": "and in the hearth the embers glow.", "done": "and rests at night, when work is done."}
TIPS = {
    "learning a new language": "Practice a little every day. Listen to songs and stories in the language. Speak with "
                               "other people, even if you make mistakes. Write new words on small cards.",
    "studying": "Find a quiet place. Put your phone away. Take a short break every half hour. Explain what you learned "
                "to a friend.",
    "saving money": "Write down what you spend. Cook at home. Wait a day before you buy something big. Put a little "
                    "money aside each month.",
    "staying healthy": "Eat fruit and vegetables. Drink enough water. Move every day. Sleep well.",
    "making friends": "Smile and say hello. Ask questions and listen. Be kind and honest. Join a club or a team.",
    "cooking": "Read the whole recipe first. Keep your kitchen clean. Taste as you go. Start with simple dishes.",
    "writing a story": "Think of a person and a problem. Use all your senses. Keep the sentences simple. Read it aloud "
                       "when it is done.",
    "a job interview": "Learn about the company. Come a little early. Listen to the questions. Tell them what you have "
                       "done well.",
    "keeping a room tidy": "Put things back where they belong. Give away what you do not need. Clean a little every "
                           "day. Make your bed in the morning.",
    "taking photos": "Look for soft light. Hold the camera still. Go close to your subject. Take many pictures and "
                     "keep the best.",
    "a long trip": "Pack light. Bring water and a snack. Keep your papers in one place. Plan time for a rest.",
    "gardening": "Choose plants that like your soil. Water them in the morning. Pull out the weeds. Be patient.",
    "being more productive": "Make a short list each morning. Do the hardest task first. Take breaks. Say no to what "
                             "is not important.",
    "reading more": "Keep a book near your bed. Read a few pages every day. Choose books that you enjoy. Turn off the "
                    "television."}
PAIRS = (("tea", "coffee"), ("cats", "dogs"), ("summer", "winter"), ("books", "movies"), ("the sea", "the mountains"),
         ("apples", "oranges"), ("morning", "evening"), ("the city", "the country"), ("pizza", "pasta"))
TASTE = ("color", "animal", "book", "food", "season", "song", "movie", "sport", "number", "day of the week")
DECLINED = ("Write a Python program that sorts a list.", "Write some code for me.", "Draw a picture of a cat.",
            "Make an image of a house.",
            "Translate this text into French.", "How do you say hello in Japanese?",
            "Write a long essay about history.",
            "Read this web page for me.", "Open my email.", "Play some music.", "Book a flight for me.",
            "Set an alarm for seven.",
            "Solve this equation for me.", "Fix my code.", "Summarize this book for me.")
DECLINE = ("I am sorry, but I am too small for that. A larger model in the workbench can help you better.",
           "I cannot do that. I am a small model and can only write short texts in English.",
           "That is more than a small model like me can do. Please choose a larger model for it.")
PLACES = ("kitchen", "garden", "school", "market", "library", "beach", "farm", "park")
SEEN = {"kitchen": "a table, a stove and a pot of soup", "garden": "flowers, a bench and a small tree",
        "school": "desks, books and many children",
        "market": "fruit, bread and busy people", "library": "long shelves full of books",
        "beach": "sand, shells and the blue sea",
        "farm": "cows, hens and a red tractor", "park": "green grass, old trees and a pond"}


def _tips(rng: random.Random) -> list[tuple[str, str]]:
    topic = rng.choice(list(TIPS))
    known = [t if t.endswith(".") else t + "." for t in TIPS[topic].split(". ")]
    count = rng.choice((2, 3, 3, 4))
    chosen = rng.sample(known, count)
    word = {2: "two", 3: "three", 4: "four"}[count]
    ask = rng.choice((f"Give me {word} tips for {topic}.", f"Give me some tips for {topic}.",
                      f"Do you have any advice for {topic}?",
                      f"What are {word} tips for {topic}?", f"Tips for {topic}?",
                      f"Write a list of {count} tips for {topic}."))
    if "advice" in ask or rng.random() < 0.25:
        return [(USER, ask), (ASSISTANT, " ".join(chosen))]
    return [(USER, ask), (ASSISTANT, "\n".join(f"{i + 1}. {t}" for i, t in enumerate(chosen)))]


def _poem(rng: random.Random) -> list[tuple[str, str]]:
    a, b, c, d = rng.choice(RHYMES)
    about = POEM_SUBJECTS.get(a, f"the {a}")
    ask = rng.choice((f"Write a poem about {about}.", f"Write a short poem about {about}.",
                      f"write a poem about {about}",
                      f"Can you write a rhyme about {about}?", "Write a poem.", "Write me a short poem.",
                      "Do you know a poem?"))
    return [(USER, ask), (ASSISTANT, "\n".join((FIRST_LINES[a], SECOND_LINES[b], THIRD_LINES[c], LAST_LINES[d])))]


def everyday(rng: random.Random) -> list[tuple[str, str]]:
    kind = rng.randrange(10)
    if kind < 3:
        return _tips(rng)
    if kind < 5:
        return _poem(rng)
    if kind == 5:
        question, answer = rng.choice(JOKES)
        return [(USER, rng.choice(ASK_JOKE)), (ASSISTANT, f"{question} {answer}")]
    if kind == 6:
        a, b = rng.choice(PAIRS)
        if rng.random() < 0.5:
            a, b = b, a
        return [(USER, rng.choice((f"Do you like {a} or {b}?", f"Which is better, {a} or {b}?",
                                   f"{a.capitalize()} or {b}?"))),
                (ASSISTANT, rng.choice((f"Both have their good sides. Many people like {a}, and others like {b}. Which "
                                        f"do you like better?",
                                        f"I cannot try them myself, but I like to read about both {a} and {b}. What "
                                        f"about you?")))]
    if kind == 7:
        thing = rng.choice(TASTE)
        return [(USER, rng.choice((f"What is your favorite {thing}?", f"what's your favourite {thing}",
                                   f"Do you have a favorite {thing}?"))),
                (ASSISTANT, rng.choice((f"I am a language model, so I have no favorite {thing}. What is yours?",
                                        f"I do not have a favorite {thing}, but I would like to hear about yours.")))]
    if kind == 8:
        return [(USER, rng.choice(DECLINED)), (ASSISTANT, rng.choice(DECLINE))]
    place = rng.choice(PLACES)
    return [(USER, rng.choice((f"Describe a {place}.", f"Describe a {place} in one sentence.",
                               f"What can I see in a {place}?"))),
            (ASSISTANT, f"In a {place} you can see {SEEN[place]}.")]
