#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leads the real window through its panels under a virtual display, by keyboard and
mouse, and takes a picture of each state.

    tests/app/window_tour.py build/release/bin/aisemble-workbench --out /tmp/tour [--theme dark] [--scale 2]
                             [--language ja] [--only batch,dashboard]

Needs Xvfb, xdotool and ImageMagick's import. The home folder is made anew each time; nothing of the user's is touched.
Each stop has a program and a home of its own. The program is halted for each picture. It fails when the program ends by
itself, or when a picture would not show what its name says: running, paused, loading, testing. Whether it looks right is
for the eyes.
"""
import argparse
import contextlib
import http.server
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
WIDTH, HEIGHT = 1280, 820
BATCH_FILES = 200
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
        self.home = home
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
        # What no key has is typed with a map of its own for each letter, which the program has to have read by then.
        self.xdotool("type", "--delay", "12" if text.isascii() else "80", text)
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

    def picture(self, name, holds=None):
        """`holds` tells whether the program is in the state that the name speaks of, asked while it is halted."""
        if self.program.poll() is not None:
            sys.exit(f"window_tour: the program ended with {self.program.returncode} before “{name}”")
        self.program.send_signal(signal.SIGSTOP)
        try:
            subprocess.run(["import", "-window", "root", "-crop", f"{self.size[0]}x{self.size[1]}+0+0", "+repage",
                            str(self.out / f"{name}-{self.suffix}.png")], env=self.environment, check=True)
            if holds is not None and not holds():
                sys.exit(f"window_tour: “{name}” does not show what it is called")
        finally:
            self.program.send_signal(signal.SIGCONT)

    def wait_for(self, what, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                sys.exit(f"window_tour: waited {seconds} s in vain for: {what}")
            time.sleep(0.02)

    def stored(self, query, database="data/workbench.db"):
        """The first value that the program's database answers with; nothing as long as there is none."""
        file = self.home / database
        with contextlib.suppress(sqlite3.OperationalError), \
                contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            row = connection.execute(query).fetchone()
            return row[0] if row else None
        return None

    def has_mapped(self, file):
        return str(file) in pathlib.Path(f"/proc/{self.program.pid}/maps").read_text()

    def resident_bytes(self):
        return int(pathlib.Path(f"/proc/{self.program.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def computed_seconds(self):
        fields = pathlib.Path(f"/proc/{self.program.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def set_to_work(self, key, what, seconds):
        """Presses `key` and lets the program compute for so long: its own time, not the clock's, which goes on when
        others have the processor."""
        before = self.computed_seconds()
        self.keys(key, wait=0)
        self.wait_for(what, lambda: self.computed_seconds() - before > seconds, 20)

    def settle(self):
        """Waits until the program rests: what it was to show, it shows."""
        def rests():
            before = self.computed_seconds()
            time.sleep(0.5)
            return self.computed_seconds() - before < 0.1
        self.wait_for("rest", rests)

    def close(self):
        self.program.terminate()
        try:
            self.program.wait(15)
        except subprocess.TimeoutExpired:
            self.program.kill()
        self.server.terminate()
        self.server.wait()


class Peer:
    """A service elsewhere, slow: it answers after `delay` seconds, or when it is released; then it breaks off."""

    def __init__(self, delay=None):
        self.asked = 0
        self.release = threading.Event()
        peer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                peer.asked += 1
                if peer.release.wait(delay):
                    self.close_connection = True
                    return
                with contextlib.suppress(OSError):  # who asked has left
                    self.send_response(200)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", "2")
                    self.end_headers()
                    self.wfile.write(b"{}")

            do_GET = do_POST = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


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
    w.keys("Return", wait=0)
    w.wait_for("an answer", lambda: w.stored("SELECT count(*) FROM messages WHERE state = 'streaming'"))
    w.wait_for("its beginning", lambda: w.stored("SELECT max(length(content)) FROM messages WHERE state = 'streaming'"))
    w.picture("prompt-2-answering", lambda: w.stored("SELECT count(*) FROM messages WHERE state = 'streaming'"))
    w.wait_for("the end", lambda: not w.stored("SELECT count(*) FROM messages WHERE state = 'streaming'"))
    time.sleep(1)
    w.picture("prompt-3-answered")
    w.type("Why is the sky blue? " * 300, wait=0.5)
    w.keys("Return", wait=2)
    w.keys("Escape", wait=1)
    w.picture("prompt-4-failing")


def image(w):
    def is_read():
        return w.stored("SELECT count(*) FROM entries WHERE canonical LIKE '%extract_text%'", "cache/results.db")

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
    w.set_to_work("ctrl+Return", "the reading", 0.2)
    w.picture("image-4-busy", lambda: not is_read())
    w.wait_for("the words", is_read)
    time.sleep(1)
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
    w.keys("ctrl+1", "ctrl+o")
    w.open(SAMPLES / "texts" / "review_ja.txt")
    w.keys("ctrl+2", "ctrl+Return", wait=1.5)
    w.picture("text-3-japanese", lambda: "review_ja" in (w.home / "state" / "session.ini").read_text())
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
    pixels = large.read_bytes()
    for number in range(BATCH_FILES):  # each other bytes: none is answered from the cache
        (inputs / f"picture-{number:03}.jpg").write_bytes(pixels + number.to_bytes(4, "big"))
    for name in ("picture-007.jpg", "picture-021.jpg"):
        (inputs / name).write_bytes(b"\xff\xd8 no picture")

    def items(state):
        return w.stored(f"SELECT count(*) FROM batch_items WHERE state = '{state}'") or 0

    def is_in(state, left):
        return w.stored("SELECT state FROM jobs") == state and (items("queued") > 0) == left

    w.keys("alt+5")
    w.picture("batch-1-idle")
    w.keys("ctrl+n", wait=0.6)
    w.picture("batch-2-form-empty")
    w.keys("ctrl+o")
    time.sleep(1)
    w.type(str(inputs))
    w.keys("Return", wait=0.5)
    w.keys("shift+Tab", "ctrl+a", "Return", wait=2)  # typed, one of so many names is lost in Qt's dialog
    w.focus()
    w.picture("batch-3-form")
    w.keys("ctrl+Return", wait=0)
    w.wait_for("some pictures", lambda: items("completed") > 5)
    w.picture("batch-4-running", lambda: is_in("running", left=True))
    w.keys("space", wait=0)
    w.wait_for("the pause", lambda: w.stored("SELECT state FROM jobs") == "paused")
    time.sleep(0.5)
    w.picture("batch-5-paused", lambda: is_in("paused", left=True))
    w.keys("space")
    w.wait_for("the end of the batch", lambda: w.stored("SELECT state FROM jobs") == "completed", 180)
    time.sleep(1)
    w.picture("batch-6-finished", lambda: items("completed") == BATCH_FILES - 2 and items("failed") == 2)
    w.keys("ctrl+shift+f", wait=0.6)
    w.click(440, 300, wait=0.8)
    w.picture("batch-7-failed")


def dashboard(w):
    w.keys("alt+1", "ctrl+l")
    w.type("Tell me about the sea")
    w.keys("Return", wait=2)  # something to draw
    w.keys("alt+6", wait=1.5)
    w.picture("dashboard-1-activity")
    w.command("Show the benchmark", wait=0.8)
    w.picture("dashboard-2-benchmark-idle")
    peer = Peer(delay=0.05)
    w.keys("Down", "Tab")
    w.type(peer.url)
    w.keys("ctrl+Return", wait=0)
    w.wait_for("the benchmark", lambda: peer.asked > 10)
    w.picture("dashboard-3-benchmark-running", lambda: peer.asked < 155 and not w.stored("SELECT count(*) FROM runs"))
    w.keys("Escape", wait=1)
    w.keys("shift+Tab", "shift+Tab", "shift+Tab", "Up", "ctrl+Return", wait=0)
    w.wait_for("the result", lambda: w.stored("SELECT count(*) FROM runs"))
    time.sleep(1)
    w.picture("dashboard-4-benchmark-finished")
    w.command("Show live charts", wait=1.2)
    w.picture("dashboard-5-traffic")


def models(w):
    weights = write_large_model(w.home / "data" / "models" / "large")

    def choose(name):
        w.keys("ctrl+shift+f", "ctrl+a", wait=0.2)
        w.type(name, wait=0.5)
        w.keys("Tab", wait=0.6)

    def is_loaded():
        return not w.has_mapped(weights) and w.resident_bytes() > weights.stat().st_size

    w.keys("alt+7", wait=1)
    w.picture("models-1-idle")
    w.keys("ctrl+shift+r", wait=1)
    choose("large")
    w.keys("ctrl+shift+l", wait=0)
    w.wait_for("the loading", lambda: w.has_mapped(weights))
    time.sleep(0.1)
    w.picture("models-2-loading", lambda: w.has_mapped(weights))
    w.wait_for("the model", is_loaded)
    w.settle()
    w.picture("models-3-loaded", is_loaded)
    w.set_to_work("ctrl+Return", "the trial", 0.5)
    w.picture("models-4-trying")
    w.keys("Escape", wait=1)
    choose("aisemble")
    w.keys("ctrl+Return", wait=4)
    w.picture("models-5-tried")
    choose("damaged")
    w.picture("models-6-failing")


def services(w):
    w.keys("alt+8", wait=1)
    w.picture("services-1-idle")
    w.keys("ctrl+t", wait=0)
    w.wait_for("the question", lambda: w.peer.asked > 0)
    time.sleep(0.3)
    w.picture("services-2-testing", lambda: not w.peer.release.is_set())
    w.peer.release.set()
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


def write_home(home, theme, language, endpoint):
    settings = {
        "version": 1, "theme": theme, "language": language,
        "generation": {"ignoreEndOfSequence": True},  # an answer that is long enough to be seen growing
        "services": {"nlp": {"route": "remote, then local", "endpoints": [{"url": endpoint}]}},
    }
    home.mkdir(parents=True)
    (home / "settings.json").write_text(json.dumps(settings))
    damaged = home / "data" / "models" / "damaged"
    damaged.mkdir(parents=True)
    (damaged / "config.json").write_text('{"architectures": ["LlamaForCausalLM"], "model_type": "llama"')
    (damaged / "model.safetensors").write_bytes(b"\x08")


def write_large_model(folder):
    """Nothing but noughts, which take no room on the disk and long enough to load."""
    bundled = ROOT / "resources" / "models" / "aisemble-small"
    folder.mkdir(parents=True)
    for name in ("tokenizer.json", "tokenizer_config.json", "generation_config.json"):
        shutil.copy(bundled / name, folder)
    config = json.loads((bundled / "config.json").read_text())
    config.update(num_hidden_layers=16, intermediate_size=48_000)
    (folder / "config.json").write_text(json.dumps(config))
    hidden, inner = config["hidden_size"], config["intermediate_size"]
    kept = config["num_key_value_heads"] * config["head_dim"]
    shapes = {"model.embed_tokens.weight": [config["vocab_size"], hidden], "model.norm.weight": [hidden]}
    for layer in range(config["num_hidden_layers"]):
        for name, shape in (("input_layernorm", [hidden]), ("post_attention_layernorm", [hidden]),
                            ("self_attn.q_proj", [hidden, hidden]), ("self_attn.k_proj", [kept, hidden]),
                            ("self_attn.v_proj", [kept, hidden]), ("self_attn.o_proj", [hidden, hidden]),
                            ("mlp.gate_proj", [inner, hidden]), ("mlp.up_proj", [inner, hidden]),
                            ("mlp.down_proj", [hidden, inner])):
            shapes[f"model.layers.{layer}.{name}.weight"] = shape
    header, at = {}, 0
    for name, shape in shapes.items():
        size = 2 * shape[0] * (shape[1] if len(shape) > 1 else 1)
        header[name] = {"dtype": "F16", "shape": shape, "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    weights = folder / "model.safetensors"
    with open(weights, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.truncate(file.tell() + at)
    return weights


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
    for stop in stops:
        with tempfile.TemporaryDirectory(prefix="window-tour-") as scratch:
            home = pathlib.Path(scratch) / "home"
            peer = Peer() if stop == "services" else None
            write_home(home, arguments.theme, arguments.language, peer.url if peer else UNREACHABLE)
            window = Window(arguments, home)
            window.peer = peer
            try:
                globals()[stop](window)
            finally:
                window.close()


if __name__ == "__main__":
    main()
