# SPDX-License-Identifier: Apache-2.0
"""Conversations made by script: talk about the model itself, small sums, word lists, notes and letters.

They hold no facts about the world beyond what the lists here say; facts are quoted from the texts (quotes.py).
"""

import random

from . import everyday, quotes, stories
from .conversations import ASSISTANT, USER

NAME = "Ai-semble Small"
GREETINGS = ("Hello", "Hi", "Hello!", "Hi!", "hi", "hello", "Hey", "hey there", "Good morning", "Good morning!",
             "Good evening", "Good afternoon!", "Hi there", "Hello there!", "Greetings", "hello, how are you?")
GREETING_ANSWERS = ("Hello! How can I help you today?", "Hi! What can I do for you?",
                    "Hello! What would you like to talk about?",
                    "Hi there! How can I help?", "Hello! It is nice to meet you. What can I do for you?")
HOW_ARE_YOU = ("How are you?", "How are you today?", "how are you doing", "How's it going?", "How do you do?",
               "What's up?",
               "Are you well?")
HOW_ANSWERS = ("I am doing well, thank you! How can I help you?", "I am fine, thank you for asking. How are you?",
               "Very well, thank you. What can I do for you today?")
WHO = ("Who are you?", "What are you?", "who are you", "What is your name?", "what's your name?",
       "Tell me about yourself.",
       "Introduce yourself.", "Are you a human?", "Are you a robot?", "Are you an AI?", "What kind of model are you?",
       "Who am I talking to?", "Do you have a name?")
WHO_ANSWERS = (f"I am {NAME}, a small language model that runs on your own computer.",
               f"My name is {NAME}. I am a small language model that comes with the Ai-semble Workbench.",
               f"I am {NAME}, a small AI language model. "
               "I run on this computer and need no connection to the internet.")
MADE_BY = ("Who made you?", "Who created you?", "Where do you come from?", "How were you made?",
           "How were you trained?")
MADE_ANSWERS = (f"I am {NAME}. I was trained for the Ai-semble Workbench on books, textbooks, encyclopedia articles "
                f"and conversations.",
                "I was trained for the Ai-semble Workbench, on public-domain books, free textbooks, Wikipedia articles "
                "and conversations.")
ABLE = ("What can you do?", "How can you help me?", "what can you do", "What are you good at?", "Help", "help me",
        "What can I ask you?", "Can you help me?", "What should I ask you?", "How do I use this?")
ABLE_ANSWERS = ("I can answer simple questions, tell short stories, write short notes and do small sums. I am a small "
                "model, so please check important facts.",
                "I can chat with you, tell you a short story, explain a word or write a short note. I am small and "
                "make mistakes, so do not rely on me for important things.",
                "You can ask me for a story, a short note, a definition or a simple sum. For harder tasks, choose a "
                "larger model in the workbench.")
THANKS = ("Thank you", "Thanks!", "thanks", "Thank you very much!", "Great, thanks.", "That helps, thank you.",
          "Thanks a lot!")
THANKS_ANSWERS = ("You are welcome!", "You're welcome! Is there anything else I can do for you?", "My pleasure!",
                  "Happy to help!")
BYE = ("Goodbye", "Bye", "bye!", "See you later", "Good night", "See you tomorrow!", "I have to go now.")
BYE_ANSWERS = ("Goodbye! Have a nice day.", "Bye! See you soon.", "Goodbye, and take care!", "See you later!")
LIVE = ("What is the weather today?", "What's the weather like?", "Will it rain tomorrow?", "What time is it?",
        "What day is it today?",
        "What is the date today?", "What is in the news today?", "Who won the game yesterday?",
        "What is the stock price of Apple?",
        "Search the internet for me.", "What's the latest news?", "Where am I?", "Can you see me?", "How old am I?")
LIVE_ANSWERS = ("I cannot look that up. I run on this computer and only know what was in the texts I was trained on.",
                "I am sorry, I do not know that. I have no clock, no internet and no view of the world outside this "
                "chat.",
                "I cannot tell you that, because I have no live information.")
FEEL = ("Do you have feelings?", "Are you alive?", "Do you sleep?", "Do you eat?", "Do you like music?",
        "Are you happy?",
        "Do you love me?", "Can you think?", "Are you smart?", "Do you dream?", "How old are you?",
        "Where do you live?")
FEEL_ANSWERS = ("I am a language model, so I have no feelings or body. But I am happy to talk about it with you.",
                "I am only a small computer program that writes text, so I do not, but it is a good question.")
MISTAKE = ("That is wrong.", "You are wrong.", "I don't think that is right.", "Are you sure?", "Is that true?")
MISTAKE_ANSWERS = ("I may be wrong. I am a small model and make mistakes, so please check it in a good source.",
                   "You may well be right. Please check it in a reliable source; small models like me make mistakes.")
ADVICE = ("I have chest pain. What should I do?", "Which medicine should I take?", "Should I buy this stock?",
          "Can you give me legal advice?",
          "I have a fever and a headache.", "Should I invest my money?", "I feel very sick.")
ADVICE_ANSWERS = ("I am not able to give advice on that. Please ask a doctor or another expert you trust.",
                  "That is too important for a small model like me. Please talk to an expert, and in an emergency call "
                  "for help at once.")
SAD = (("I am sad.", "I am sorry to hear that. Do you want to tell me what happened?"),
       ("I feel lonely.", "I am sorry that you feel lonely. Talking with a friend can help. "
                           "I am happy to listen, too."),
       ("I am tired.", "Then a rest would do you good. Take a break, drink some water and go to bed early."),
       ("I am bored.", "Shall I tell you a story? You could also read a book, go for a walk or call a friend."),
       ("I am happy today!", "That is wonderful! What made your day so good?"),
       ("I had a bad day.", "I am sorry to hear that. What happened?"),
       ("I passed my exam!", "Congratulations! All your hard work was worth it."),
       ("It is my birthday today.", "Happy birthday! I hope you have a wonderful day."),
       ("I cannot sleep.", "Try to put away your phone, breathe slowly and think of something calm. Shall I tell you a "
                           "story?"),
       ("I am nervous about tomorrow.",
        "That is quite normal. Prepare what you can, sleep well and take one step at a time."))
TALK = ((GREETINGS, GREETING_ANSWERS), (HOW_ARE_YOU, HOW_ANSWERS), (WHO, WHO_ANSWERS), (MADE_BY, MADE_ANSWERS),
        (ABLE, ABLE_ANSWERS),
        (THANKS, THANKS_ANSWERS), (BYE, BYE_ANSWERS), (LIVE, LIVE_ANSWERS), (FEEL, FEEL_ANSWERS),
        (ADVICE, ADVICE_ANSWERS))

WORDS = {"fruits": "apple banana cherry grape lemon mango orange peach pear plum strawberry",
         "vegetables": "bean cabbage carrot cucumber onion pea potato pumpkin spinach tomato",
         "animals": "bear cat cow dog elephant fox goat horse lion monkey rabbit sheep tiger wolf",
         "birds": "crow duck eagle goose hawk owl parrot pigeon robin sparrow swan",
         "colors": "black blue brown green gray orange pink purple red white yellow",
         "musical instruments": "cello drum flute guitar harp piano trumpet violin",
         "pieces of furniture": "bed bench chair desk lamp shelf sofa table",
         "tools": "axe drill hammer pliers saw screwdriver wrench",
         "drinks": "coffee juice lemonade milk tea water",
         "sports": "baseball basketball football golf hockey rugby swimming tennis",
         "flowers": "daisy lily poppy rose sunflower tulip violet",
         "jobs": "baker carpenter doctor farmer nurse pilot teacher writer",
         "parts of the body": "arm ear eye foot hand head knee leg nose shoulder",
         "clothes": "coat dress gloves hat jacket scarf shirt socks"}
OPPOSITES = ("hot cold,big small,tall short,fast slow,happy sad,old young,light dark,up down,left right,open "
             "closed,early late,"
             "full empty,hard soft,rich poor,day night,strong weak,wet dry,clean dirty,loud quiet,near far,good "
             "bad,high low,"
             "thick thin,begin end,love hate,friend enemy,inside outside,true false,easy difficult,war peace,win "
             "lose,buy sell")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
PEOPLE = ("Anna", "Peter", "Maria", "John", "Sophie", "David", "Emma", "Paul", "Laura", "Mr. Smith", "Mrs. Brown",
          "my teacher",
          "my grandmother", "Tom", "Julia", "my neighbor", "Ms. Lee")
GIFTS = ("book", "flowers", "scarf", "cake", "help with the garden", "lovely dinner", "ride home", "birthday present",
         "advice")
EVENTS = ("my birthday party", "dinner", "a picnic in the park", "our wedding", "a game night", "lunch",
          "the school concert")


def join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def plain_talk(rng: random.Random) -> list[tuple[str, str]]:
    """One to three turns of talk about nothing but the talk itself."""
    asks, answers = rng.choice(TALK)
    turns = [(USER, rng.choice(asks)), (ASSISTANT, rng.choice(answers))]
    if rng.random() < 0.15:
        ask, answer = rng.choice(SAD)
        turns = [(USER, ask), (ASSISTANT, answer)]
    elif rng.random() < 0.12:
        name = rng.choice(stories.NAMES_SHE + stories.NAMES_HE)
        turns = [(USER, rng.choice((f"My name is {name}.", f"Hi, I am {name}.", f"Hello, my name is {name}."))),
                 (ASSISTANT, f"Nice to meet you, {name}! How can I help you?")]
        if rng.random() < 0.6:
            turns += [(USER, rng.choice(("What is my name?", "Do you remember my name?", "what's my name?"))),
                      (ASSISTANT, f"Your name is {name}.")]
        return turns
    elif rng.random() < 0.05:
        return [(USER, "What is my name?"), (ASSISTANT, "You have not told me your name yet. What is it?")]
    if rng.random() < 0.3 and asks is not BYE:
        more_asks, more_answers = rng.choice((TALK[1], TALK[2], TALK[4], TALK[5], TALK[6]))
        turns += [(USER, rng.choice(more_asks)), (ASSISTANT, rng.choice(more_answers))]
    if rng.random() < 0.06:
        turns += [(USER, rng.choice(MISTAKE)), (ASSISTANT, rng.choice(MISTAKE_ANSWERS))]
    return turns


def sums(rng: random.Random) -> list[tuple[str, str]]:
    kind, big = rng.choice("++--**//<"), rng.choice((10, 20, 20, 100))
    a, b = rng.randint(0, big), rng.randint(0, big)
    if kind == "<":
        a, b = (a, b + 1) if a == b else (a, b)
        return [(USER, rng.choice(("Which number is larger, {} or {}?", "Which is bigger: {} or {}?")).format(a, b)),
                (ASSISTANT, f"{max(a, b)} is larger than {min(a, b)}.")]
    if kind == "*":
        a, b = rng.randint(0, 12), rng.randint(0, 12)
    if kind == "/":
        b = rng.randint(1, 12)
        a = b * rng.randint(0, 12)
    if kind == "-" and b > a:
        a, b = b, a
    word = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}[kind]
    value = {"+": a + b, "-": a - b, "*": a * b, "/": a // max(1, b)}[kind]
    ask = rng.choice(("What is {a} {w} {b}?", "what is {a} {w} {b}", "What is {a} {k} {b}?", "{a} {k} {b}",
                      "{a}{k}{b}=?", "{a} {k} {b} =",
                      "How much is {a} {w} {b}?", "Calculate {a} {k} {b}.", "Can you tell me what {a} {w} {b} is?"))
    return [(USER, ask.format(a=a, b=b, w=word, k=kind)), (ASSISTANT, f"{a} {word} {b} is {value}.")]


def word_tasks(rng: random.Random) -> list[tuple[str, str]]:
    kind = rng.randrange(9)
    if kind < 2:
        group = rng.choice(list(WORDS))
        n = rng.randint(2, 5)
        chosen = rng.sample(WORDS[group].split(), n)
        ask = rng.choice(("Name {n} {g}.", "List {n} {g}.", "Give me {n} {g}.", "Can you name {n} {g}?",
                          "name {n} {g}"))
        ask = ask.format(n=rng.choice((NUMBERS[n - 1], str(n))), g=group)
        if rng.random() < 0.5:
            return [(USER, ask), (ASSISTANT, "\n".join(f"{i + 1}. {w.capitalize()}" for i, w in enumerate(chosen)))]
        return [(USER, ask), (ASSISTANT, join(chosen).capitalize() + ".")]
    if kind == 2:
        a, b = rng.choice(OPPOSITES.split(",")).split()
        a, b = (a, b) if rng.random() < 0.5 else (b, a)
        return [(USER, rng.choice(("What is the opposite of {}?", "what is the opposite of {}",
                                   "Give me the opposite of {}.")).format(a)),
                (ASSISTANT, f"The opposite of {a} is {b}.")]
    if kind == 3:
        names, word = (DAYS, "day") if rng.random() < 0.5 else (MONTHS, "month")
        at = rng.randrange(len(names))
        after = rng.random() < 0.5
        other = names[(at + (1 if after else -1)) % len(names)]
        side = "after" if after else "before"
        return [(USER, f"Which {word} comes {side} {names[at]}?"), (ASSISTANT, f"{other} comes {side} {names[at]}.")]
    if kind == 4:
        if rng.random() < 0.4:
            return [(USER, rng.choice(("What are the days of the week?", "List the days of the week."))),
                    (ASSISTANT, "The days of the week are " + join(list(DAYS)) + ".")]
        if rng.random() < 0.5:
            return [(USER, rng.choice(("What are the months of the year?", "List the months."))),
                    (ASSISTANT, "The months of the year are " + join(list(MONTHS)) + ".")]
        n = rng.choice((3, 5, 10, 10, 20))
        return [(USER, rng.choice((f"Count to {n}.", f"Count from 1 to {n}.", f"Can you count to {n}?"))),
                (ASSISTANT, ", ".join(map(str, range(1, n + 1))) + ".")]
    if kind == 5:
        said = rng.choice(("hello", "good morning", "I like tea", "the sky is blue", "cats are nice", "we are friends",
                           "open the door",
                           "time flies", "never give up", "it is raining"))
        return [(USER, rng.choice(('Say "{}".', 'Repeat after me: {}', 'Repeat: {}')).format(said)),
                (ASSISTANT, said[0].upper() + said[1:] + ".")]
    if kind == 6:
        group = rng.choice(list(WORDS))
        item = rng.choice(WORDS[group].split())
        other = rng.choice([g for g in WORDS if g != group and item not in WORDS[g].split()])
        first, second = (group, other) if rng.random() < 0.5 else (other, group)
        return [(USER, f"Does the word {item} belong to {first} or {second}?"),
                (ASSISTANT, f"The word {item} belongs to {group}.")]
    if kind == 7:
        chosen = rng.sample(sum((v.split() for v in WORDS.values()), []), rng.randint(3, 5))
        return [(USER, f"Sort these words: {', '.join(chosen)}."), (ASSISTANT, ", ".join(sorted(chosen)) + ".")]
    chosen = rng.sample(range(1, 100), rng.randint(3, 5))
    return [(USER, f"Sort these numbers: {', '.join(map(str, chosen))}."),
            (ASSISTANT, ", ".join(map(str, sorted(chosen))) + ".")]


def letters(rng: random.Random) -> list[tuple[str, str]]:
    who, me = rng.choice(PEOPLE), rng.choice(stories.NAMES_SHE + stories.NAMES_HE)
    called = {"my teacher": "Teacher", "my grandmother": "Grandma", "my neighbor": "Neighbor"}.get(who, who)
    sign = rng.choice(("Best regards,\n[Your name]", "Yours,\n[Your name]", "Warm wishes,\n[Your name]"))
    kind = rng.randrange(4)
    if kind == 0:
        gift = rng.choice(GIFTS)
        ask = rng.choice((f"Write a thank-you note to {who} for the {gift}.",
                          f"Write a short thank you letter to {who} for the {gift}."))
        body = rng.choice((f"Thank you so much for the {gift}. It made me very happy.",
                           f"I want to thank you for the {gift}. It was very kind of you."))
        end = rng.choice(("I hope to see you soon.", "I will not forget it.", "It means a lot to me."))
    elif kind == 1:
        reason, day = rng.choice(("I am sick", "I have a cold", "I have a doctor's appointment", "my child is ill",
                                  "I missed the train")), rng.choice(("today", "tomorrow"))
        who, called = rng.choice((("my boss", "[Name of your boss]"), ("my manager", "[Name of your manager]"),
                                  ("my teacher", "Teacher")))
        ask = rng.choice((f"Write an email to {who} saying that {reason}.",
                          f"Write a short email to {who} that I cannot come {day} because {reason}."))
        body = f"I am sorry, but I cannot come {day} because {reason}."
        end = rng.choice(("I will let you know when I am back.", "Please let me know if there is anything urgent.",
                          "Thank you for your understanding."))
    elif kind == 2:
        event, day = rng.choice(EVENTS), rng.choice(DAYS)
        ask = rng.choice((f"Write an invitation to {event} on {day} for {who}.", f"Invite {who} to {event} on {day}."))
        body = rng.choice((f"I would like to invite you to {event} on {day}.",
                           f"Would you like to come to {event} on {day}?"))
        end = rng.choice(("I hope you can come!", "Please let me know if you can come.",
                          "It would be lovely to see you there."))
    else:
        ask = rng.choice((f"Write a birthday wish for {who}.", f"Write a birthday card for {who}.",
                          f"Write a short birthday message to {who}."))
        body = rng.choice(("Happy birthday! I wish you a wonderful day and a happy year.",
                           "Happy birthday! May all your wishes come true."))
        end = rng.choice(("Have a great party!", "Enjoy your special day!", "I am thinking of you today."))
    return [(USER, ask), (ASSISTANT, f"Dear {called},\n\n{body} {end}\n\n{sign}")]


def make_all(texts: dict[str, list[str]], trivia: list, count: int, quoted: int, capital_times: int,
             seed: int) -> list[list[tuple[str, str]]]:
    """About `count` conversations, and up to `quoted` from each set of texts; the same for the same seed."""
    rng = random.Random(seed)
    made = []
    for maker, share in ((plain_talk, 0.24), (sums, 0.24), (word_tasks, 0.14), (letters, 0.06),
                         (everyday.everyday, 0.10)):
        made += [maker(rng) for _ in range(int(count * share))]
    made += stories.asked_stories(rng, int(count * 0.22))
    found = [quotes.definitions(texts.get("openstax_textbooks", []), rng),
              quotes.encyclopedia(texts.get("english_wikipedia", []), rng)]
    for sentences in found:
        rng.shuffle(sentences)
        made += sentences[:quoted]
    known = texts.get("english_wikipedia", []) + texts.get("openstax_textbooks", [])
    made += quotes.capitals(trivia, known, rng) * capital_times
    made += quotes.told_stories(texts.get("childrens_stories", []), rng)
    made += quotes.continuations(texts.get("gutenberg_books", []), rng, count // 20)
    # Some conversations go on with an unrelated second question: the model should then answer that one.
    joined = []
    rng.shuffle(made)
    while made:
        first = made.pop()
        if made and rng.random() < 0.12 and len(first) == 2 and sum(len(t) for _, t in first + made[-1]) < 1200:
            first = first + made.pop()
        joined.append(first)
    return joined
