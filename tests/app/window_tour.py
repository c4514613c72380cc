#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leads the real window through its panels under a virtual display, by keyboard and
mouse, and takes a picture of each state.

    tests/app/window_tour.py build/release/bin/aisemble-workbench --out /tmp/tour [--theme dark] [--scale 2]
                             [--language ja] [--only batch,dashboard]

Needs Xvfb, xdotool and ImageMagick's import. The home folder is made anew each time; nothing of the user's is touched.
It shows, it does not judge: whether a picture is right is for the eyes. It fails when the program ends by itself.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
WIDTH, HEIGHT = 1280, 820
UNREACHABLE = "http://127.0.0.1:9"  # the discard port: nobody listens
STOPS = ["prompt", "image", "text", "data", "batch", "dashboard", "models", "services", "around"]


class Window:
    """The program on its own display."""

    def __init__(self, arguments, home):
        self.out = pathlib.Path(arguments.out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.suffix = f"{arguments.theme}-{arguments.language}@{arguments.scale}x"
        self.words = translations() if arguments.language == "ja" else {}
        self.scratch = home.parent
        scale = arguments.scale
        self.size = (WIDTH * scale, HEIGHT * scale)
        read, write = os.pipe()
        # The window leaves room for a frame, which nobody draws here.
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{(WIDTH + 16) * scale}x{(HEIGHT + 48) * scale}x24",
             "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            display = pipe.readline().strip()
        self.environment = dict(os.environ, DISPLAY=f":{display}", QT_SCALE_FACTOR=str(scale), LC_ALL="C.UTF-8",
                                QT_IM_MODULE="none", HOME=str(home.parent), MAGICK_TMPDIR=str(home.parent))
        self.program = subprocess.Popen([arguments.program, "--home", str(home)], env=self.environment)
        self.id = self.xdotool("search", "--sync", "--onlyvisible", "--name", "Ai-semble Workbench").split()[0]
        self.xdotool("windowmove", self.id, "0", "0")
        self.focus()
        time.sleep(1)

    def focus(self):
        """After a dialog: no window manager gives the keyboard back here."""
        self.xdotool("windowfocus", self.id)
        time.sleep(0.1)

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, check=True, text=True, timeout=60,
                              capture_output=True).stdout

    def keys(self, *names, wait=0.3):
        for name in names:
            self.xdotool("key", "--clearmodifiers", name)
            time.sleep(0.05)
        time.sleep(wait)

    def type(self, text, wait=0.2):
        self.xdotool("type", "--delay", "12", text)
        time.sleep(wait)

    def click(self, x, y, wait=0.3):
        scale = self.size[0] // WIDTH
        self.xdotool("mousemove", str(x * scale), str(y * scale), "click", "1")
        time.sleep(wait)

    def command(self, text, *parts, wait=0.4):
        """Runs a command by the palette. `text` and `parts` are the English sources."""
        said = self.words.get(text, text)
        for part in parts:
            said = said.replace("%1", self.words.get(part, part))
        self.keys("ctrl+k")
        self.type(said.replace("&", "").split("(")[0])
        self.keys("Return", wait=wait)

    def open(self, path, wait=1.2):
        """Answers a file dialog."""
        time.sleep(1)
        self.type(str(path))
        self.keys("Return", wait=wait)
        self.focus()

    def picture(self, name):
        if self.program.poll() is not None:
            sys.exit(f"window_tour: the program ended with {self.program.returncode} before “{name}”")
        subprocess.run(["import", "-window", "root", "-crop", f"{self.size[0]}x{self.size[1]}+0+0", "+repage",
                        str(self.out / f"{name}-{self.suffix}.png")], env=self.environment, check=True)

    def close(self):
        self.program.terminate()
        try:
            self.program.wait(15)
        except subprocess.TimeoutExpired:
            self.program.kill()
        self.server.terminate()
        self.server.wait()


def translations():
    out = {}
    tree = xml.etree.ElementTree.parse(ROOT / "ui" / "translations" / "aisemble_ja.ts")
    for message in tree.iter("message"):
        out[message.findtext("source")] = message.findtext("translation") or message.findtext("source")
    return out


def prompt(w):
    w.keys("alt+1", "ctrl+l")
    w.picture("prompt-1-idle")
    w.type("Write a long list of what to see in Kyoto in November, with a reason for each place.")
    w.keys("Return", wait=0.1)
    w.picture("prompt-2-answering")
    time.sleep(6)
    w.keys("Escape", wait=1)
    w.picture("prompt-3-answered")
    w.type("Why is the sky blue? " * 300, wait=0.5)
    w.keys("Return", wait=2)
    w.keys("Escape", wait=1)
    w.picture("prompt-4-failing")


def image(w):
    w.keys("alt+2")
    w.picture("image-1-idle")
    w.command("Open the sample pictures", wait=2)
    w.picture("image-2-opened")
    for name, task in (("faces", "Find faces"), ("objects", "Find objects"), ("analyze", "Analyze")):
        w.command("Task: %1", task)
        w.keys("ctrl+Return", wait=3)
        w.picture(f"image-3-{name}")
    w.keys(*["alt+Right"] * 4, wait=0.5)
    w.command("Task: %1", "Read text")
    w.keys("ctrl+Return", wait=0.2)
    w.picture("image-4-busy")
    time.sleep(3)
    w.picture("image-5-words")
    broken = w.scratch / "broken.jpg"
    broken.write_bytes((SAMPLES / "pictures" / "cat.jpg").read_bytes()[:900])
    w.keys("ctrl+o")
    w.open(broken)
    w.keys("ctrl+Return", wait=1)
    w.picture("image-6-failing")


def text(w):
    w.keys("alt+3")
    w.picture("text-1-idle")
    w.keys("ctrl+o")
    w.open(SAMPLES / "texts" / "review_en.txt")
    for number in range(1, 7):
        w.keys(f"ctrl+{number}", "ctrl+Return", wait=1.2)
        w.picture(f"text-2-task{number}")
    w.keys("ctrl+o")
    w.open(SAMPLES / "texts" / "review_ja.txt")
    w.keys("ctrl+2", "ctrl+Return", wait=1.5)
    w.picture("text-3-japanese")
    w.keys("ctrl+o")
    w.open(SAMPLES / "pictures" / "cat.jpg")
    w.picture("text-4-failing")


def data(w):
    w.keys("alt+4")
    w.picture("data-1-idle")
    w.command("Open the sample table", wait=1.5)
    w.picture("data-2-grid")
    for number, name in ((2, "statistics"), (3, "correlations"), (4, "chart"), (5, "json")):
        w.keys(f"ctrl+{number}", wait=1.2)
        w.picture(f"data-3-{name}")
    w.keys("ctrl+1", "ctrl+shift+f", wait=0.6)
    w.picture("data-4-step")
    w.keys("Escape", "ctrl+1", "ctrl+shift+s", wait=1)
    w.picture("data-5-sorted")
    broken = w.scratch / "broken.csv"
    broken.write_text('a,b\n1,2\n"3,4\n5,6\n')
    w.keys("ctrl+o")
    w.open(broken)
    w.picture("data-6-failing")


def batch(w):
    inputs = w.scratch / "batch"
    inputs.mkdir()
    large = w.scratch / "large.jpg"
    subprocess.run(["convert", str(SAMPLES / "pictures" / "astronaut.jpg"), "-resize", "3000x3000", str(large)],
                   env=w.environment, check=True)
    for number in range(30):
        shutil.copy(large, inputs / f"picture-{number:03}.jpg")
    for name in ("picture-007.jpg", "picture-021.jpg"):
        (inputs / name).write_bytes(b"\xff\xd8 no picture")
    w.keys("alt+5")
    w.picture("batch-1-idle")
    w.keys("ctrl+n", wait=0.6)
    w.picture("batch-2-form-empty")
    w.keys("ctrl+o")
    names = " ".join(f'"{one}"' for one in sorted(inputs.iterdir()))
    w.open(names, wait=2)
    w.picture("batch-3-form")
    w.keys("ctrl+Return", wait=0.8)
    w.picture("batch-4-running")
    w.command("Pause or resume the batch", wait=0.8)
    w.picture("batch-5-paused")
    time.sleep(4)
    w.command("Pause or resume the batch")
    time.sleep(15)
    w.picture("batch-6-finished")
    w.keys("ctrl+shift+f", wait=0.6)
    w.click(440, 300, wait=0.8)
    w.picture("batch-7-failed")


def dashboard(w):
    w.keys("alt+6", wait=1.5)
    w.picture("dashboard-1-activity")
    w.command("Show the benchmark", wait=0.8)
    w.picture("dashboard-2-benchmark-idle")
    w.keys("ctrl+Return", wait=0.1)
    w.picture("dashboard-3-benchmark-running")
    time.sleep(6)
    w.picture("dashboard-4-benchmark-finished")
    w.command("Show live charts", wait=1.2)
    w.picture("dashboard-5-traffic")


def models(w):
    w.keys("alt+7", wait=1)
    w.picture("models-1-idle")
    w.keys("ctrl+shift+l", wait=0.15)
    w.picture("models-2-loading")
    time.sleep(2)
    w.picture("models-3-loaded")
    w.keys("ctrl+Return", wait=0.4)
    w.picture("models-4-trying")
    time.sleep(4)
    w.picture("models-5-tried")
    w.keys("ctrl+shift+f", wait=0.2)
    w.type("damaged", wait=0.5)
    w.keys("Tab", "Down", wait=0.6)
    w.picture("models-6-failing")


def services(w):
    w.keys("alt+8", wait=1)
    w.picture("services-1-idle")
    w.keys("ctrl+t", wait=0.1)
    w.picture("services-2-testing")
    time.sleep(2)
    w.picture("services-3-failing")


def around(w):
    """What lies over the panels."""
    w.keys("alt+1", "ctrl+k", wait=0.5)
    w.picture("over-1-palette")
    w.type("no such command", wait=0.4)
    w.picture("over-2-palette-none")
    w.keys("Escape", "ctrl+comma", wait=0.8)
    w.picture("over-3-settings")
    w.keys("Escape")
    w.focus()
    w.keys("ctrl+slash", wait=0.8)
    w.picture("over-4-shortcuts")
    w.keys("Escape")
    w.focus()
    w.keys("F1", wait=0.8)
    w.picture("over-5-help")
    w.keys("Escape")
    w.focus()
    w.command("&About", wait=0.8)
    w.picture("over-6-about")
    w.keys("Escape")


def write_home(home, theme, language):
    settings = {
        "version": 1, "theme": theme, "language": language,
        "generation": {"ignoreEndOfSequence": True},  # an answer that is long enough to be seen growing
        "services": {"nlp": {"route": "remote, then local", "endpoints": [{"url": UNREACHABLE}]}},
    }
    home.mkdir(parents=True)
    (home / "settings.json").write_text(json.dumps(settings))
    damaged = home / "data" / "models" / "damaged"
    damaged.mkdir(parents=True)
    (damaged / "config.json").write_text('{"architectures": ["LlamaForCausalLM"], "model_type": "llama"')
    (damaged / "model.safetensors").write_bytes(b"\x08")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--out", required=True)
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--language", choices=["en", "ja"], default="en")
    parser.add_argument("--scale", type=int, choices=[1, 2], default=1)
    parser.add_argument("--only", help=f"of {','.join(STOPS)}")
    arguments = parser.parse_args()
    stops = arguments.only.split(",") if arguments.only else STOPS
    with tempfile.TemporaryDirectory(prefix="window-tour-") as scratch:
        home = pathlib.Path(scratch) / "home"
        write_home(home, arguments.theme, arguments.language)
        window = Window(arguments, home)
        try:
            for stop in stops:
                globals()[stop](window)
        finally:
            window.close()


if __name__ == "__main__":
    main()
