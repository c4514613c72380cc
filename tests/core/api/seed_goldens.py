#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Replays recorded requests of Ai-semble v2 against a running server and compares the answers.

  seed_goldens.py --goldens DIR [--base http://127.0.0.1:8080] [--pod-ports 8081,8082,8083,8084] [--only PREFIX]...
                  [--verbose]

The server is a fresh one: one recording expects that there are no jobs. DIR holds goldens.json and inputs/. Without
--pod-ports the services' own recordings are sent to the orchestrator's routes (/ai/nlp/process and so on) and
compared with what its frame holds. Recordings of /models and /ops change what the server keeps: they are sent in
their recorded order, and only with --only orch.models or --only orch.ops.

Compared as the recordings' README says: figures within 1e-9 relative (images: 1e-3), entities' types and keywords of
equal weight as sets, 422 by the places of the problems, 500 by an answer that blames the client or gives a result.
What is answered differently on purpose is listed in DIFFERENT, with the reason. Fields beside the recorded ones are
allowed. Exit status: 0 when nothing else differs.
"""
import argparse
import ast
import base64
import collections
import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

SERVICES = {"llm": 0, "vision": 1, "nlp": 2, "data-processor": 3}
FRONT = {("llm", "/completion"): "/ai/llm/completion", ("vision", "/analyze"): "/ai/vision/analyze",
         ("nlp", "/process"): "/ai/nlp/process", ("data-processor", "/process"): "/data/process",
         ("data-processor", "/upload"): "/data/upload"}
DIFFERENT = [  # (pattern of ids, what is right instead: a function of (status, body), the reason)
    (r"nlp\.text_number", lambda s, b: s == 422, "pydantic 2, which the original pins: a number is no text"),
    (r"orch\.data\.process_absent", lambda s, b: s == 200, "documented route, missing in the original"),
    (r"orch\.data\.upload_absent", lambda s, b: s == 200, "documented route, missing in the original"),
    (r"orch\.get/metrics", lambda s, b: s == 200, "compared by families below"),
    (r"nlp\.tokenize\..*", None, "pos_tags are found; the original has no tagger's data"),
    (r"nlp\..*\.french", None, "French is recognised; the original's detector always fails and says English"),
    (r"vision\.extract_text\..*", None, "text is read; the original gives a constant"),
    (r".*\.openapi", lambda s, b: True, "no OpenAPI document is served"),
    (r"vision\.url_.*", lambda s, b: s in (200, 400), "the server fetches only what it was allowed to"),
    (r"llm\.completion", None, "a model answers; only the shape counts"),
]
PYTHON_ONLY = re.compile(r"^python_|_created ")


def long_text_of(folder):
    """The recorder's own generator, without the imaging libraries that its file imports."""
    with open(os.path.join(folder, "make_inputs.py"), encoding="utf-8") as file:
        tree = ast.parse(file.read())
    wanted = [node for node in tree.body
              if (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "WORDS")
              or (isinstance(node, ast.FunctionDef) and node.name in ("lcg", "long_text"))]
    scope = {}
    exec(compile(ast.Module(wanted, []), "make_inputs.py", "exec"), scope)  # pylint: disable=exec-used
    return scope["long_text"]


def filled(value, folder, long_text):
    if isinstance(value, list):
        return [filled(item, folder, long_text) for item in value]
    if not isinstance(value, dict):
        return value
    for key in ("$b64", "$b64cut"):
        if key in value:
            with open(os.path.join(folder, "inputs", value[key]), "rb") as file:
                content = file.read()
            return base64.b64encode(content if key == "$b64" else content[:9000]).decode()
    if "$long_text" in value:
        return long_text(value["$long_text"])
    return {key: filled(item, folder, long_text) for key, item in value.items()}


def ask(base, method, path, body, content_type):
    request = urllib.request.Request(base + path, data=body, method=method)
    if body is not None:
        request.add_header("Content-Type", content_type)
    request.add_header("Cache-Control", "no-cache")
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Content-Type", ""), error.read()


def is_volatile(value):
    return isinstance(value, str) and value.startswith("<volatile:")


def fits_volatile(kind, value):
    if kind == "uuid4":
        return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
                                                       value) is not None
    if kind == "iso8601":
        return isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def same_weights(expected, got, tolerance, path, problems):
    """Keywords in order of weight; those of equal weight in any order, and the last weight may be cut anywhere."""
    if len(expected) != len(got):
        return problems.append(f"{path}: {len(got)} keywords instead of {len(expected)}")
    groups = collections.defaultdict(lambda: ([], []))
    for a, b in zip(expected, got):
        if abs(a["tfidf_score"] - b["tfidf_score"]) > tolerance * max(1, abs(a["tfidf_score"])):
            return problems.append(f"{path}: weight {b['tfidf_score']} instead of {a['tfidf_score']}")
        groups[round(a["tfidf_score"], 9)][0].append(a["word"])
        groups[round(a["tfidf_score"], 9)][1].append(b["word"])
    for weight, (left, right) in list(groups.items())[:-1]:
        if sorted(left) != sorted(right):
            problems.append(f"{path}: at {weight} {right} instead of {left}")


def compare(expected, got, tolerance, path, problems):
    if is_volatile(expected):
        if not fits_volatile(expected[10:-1], got):
            problems.append(f"{path}: {got!r} is no {expected[10:-1]}")
    elif isinstance(expected, dict):
        if not isinstance(got, dict):
            return problems.append(f"{path}: {got!r} instead of an object")
        for key, value in expected.items():
            if key not in got:
                problems.append(f"{path}.{key}: missing")
            elif key == "types" and "entities" in expected:
                if sorted(value) != sorted(got[key]):
                    problems.append(f"{path}.types: {got[key]} instead of {value}")
            elif key == "tfidf_based":
                same_weights(value, got[key], tolerance, path + ".tfidf_based", problems)
            else:
                compare(value, got[key], tolerance, f"{path}.{key}", problems)
        if path.endswith(("word_frequency", "dtypes", "missing_values", "numeric_summary")) and list(expected) != list(got):
            problems.append(f"{path}: keys {list(got)} instead of {list(expected)}")
    elif isinstance(expected, list):
        if not isinstance(got, list) or len(expected) != len(got):
            return problems.append(f"{path}: {str(got)[:80]} instead of {str(expected)[:80]}")
        for index, (left, right) in enumerate(zip(expected, got)):
            compare(left, right, tolerance, f"{path}[{index}]", problems)
    elif isinstance(expected, (int, float)) and not isinstance(expected, bool):
        if isinstance(got, bool) or not isinstance(got, (int, float)):
            problems.append(f"{path}: {got!r} instead of {expected!r}")
        elif abs(expected - got) > tolerance * max(1.0, abs(expected)):
            problems.append(f"{path}: {got!r} instead of {expected!r}")
    elif expected != got:
        problems.append(f"{path}: {str(got)[:80]!r} instead of {str(expected)[:80]!r}")


def judge(case, status, text, framed):
    """Problems, and the reason where the answer differs on purpose."""
    problems = []
    try:
        body = json.loads(text)
    except ValueError:
        body = text.decode("utf-8", "replace")
    if case["id"] == "orch.get/metrics":
        families = set(re.findall(r"^# TYPE (\S+ \S+)", body, re.M)) if isinstance(body, str) else set()
        missing = [name for name in case["response"] if not PYTHON_ONLY.search(name) and name not in families]
        return ([f"families missing: {missing}"] if missing else []), None
    for pattern, accepts, reason in DIFFERENT:
        if re.fullmatch(pattern, case["id"]) and accepts:
            return ([] if accepts(status, body) else [f"status {status}: {str(body)[:200]}"]), reason
    original = case["status"]
    if original == 307:
        return ([] if status == 200 else [f"status {status} instead of an answer without redirection"]), None
    if original == 500:
        good = status in (200, 400, 404)
        return ([] if good else [f"status {status} where the client is at fault: {str(body)[:200]}"]), \
            f"500 in the original, {status} here" if good else None
    if status != original:
        return [f"status {status} instead of {original}: {str(body)[:200]}"], None
    if status == 422:
        expected = sorted(str(item["loc"]) for item in case["response"]["detail"])
        got = sorted(str(item["loc"]) for item in body.get("detail", []))
        return ([] if expected == got else [f"places {got} instead of {expected}"]), None
    expected = case["response"]
    if framed and status == 200 and case["service"] != "data-processor":
        body = body.get("result", body)
    reason = None
    for pattern, accepts, why in DIFFERENT:
        if re.fullmatch(pattern, case["id"]) and accepts is None:
            reason = why
            expected, body = json.loads(json.dumps(expected)), json.loads(json.dumps(body))
            if "pos_tags" in expected.get("results", {}):
                expected["results"].pop("pos_tags")
            if case["id"].startswith("vision.extract_text"):
                expected["results"], expected["confidence"] = {}, "<volatile:float>"
            if case["id"].endswith(".french") and body.get("language_detected") == "fr":
                expected["language_detected"] = "fr"
            if case["id"] == "llm.completion":
                expected = {"text": body.get("text"), "tokens_used": "<volatile:int>", "model": "default"}
    compare(expected, body, 1e-3 if case["service"] == "vision" else 1e-9, "", problems)
    return problems, reason


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--goldens", required=True)
    parser.add_argument("--base", default="http://127.0.0.1:8080")
    parser.add_argument("--pod-ports", default="")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    with open(os.path.join(options.goldens, "goldens.json"), encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    long_text = long_text_of(options.goldens)
    ports = [port for port in options.pod_ports.split(",") if port]
    fixed = {case["id"] for case in cases if case["mode"] == "fixed"}
    host = options.base.rsplit(":", 1)[0] if options.base.count(":") > 1 else options.base
    passed, different, failed = collections.Counter(), collections.Counter(), collections.Counter()
    for case in cases:
        group = case["id"].split(".")[0] + ("." + case["id"].split(".")[1] if case["id"].startswith("orch.") else "")
        if options.only and not any(case["id"].startswith(prefix) for prefix in options.only):
            continue
        if not options.only and re.match(r"orch\.(models|select|ops)", case["id"]):
            continue
        if case["mode"] == "boot" and case["id"] in fixed:
            continue  # the same request with the original's fault mended is there too
        base, path, framed = options.base, case["path"], False
        if case["service"] in SERVICES:
            if ports:
                base = f"{host}:{ports[SERVICES[case['service']]]}"
            elif (case["service"], path.rstrip("/")) in FRONT:
                path, framed = FRONT[(case["service"], path.rstrip("/"))], True
            else:
                continue  # a service's own /health
        content_type, body = "application/json", None
        if "file" in case:
            name, kind, content = case["file"]
            content_type = "multipart/form-data; boundary=golden"
            body = (f'--golden\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                    f"Content-Type: {kind}\r\n\r\n{content}\r\n--golden--\r\n").encode()
        elif "request" in case:
            body = json.dumps(filled(case["request"], options.goldens, long_text)).encode()
        elif case.get("raw") is not None:
            body = case["raw"].encode()
        status, _, text = ask(base, case["method"], urllib.parse.quote(path, safe="/?=&%{}:,."), body, content_type)
        if framed and case["service"] == "llm" and case["status"] == 200:
            problems, reason = ([] if status == 200 else [f"status {status}"]), "another shape through the orchestrator"
        else:
            problems, reason = judge(case, status, text, framed)
        if problems:
            failed[group] += 1
            print(f"FAIL {case['id']} ({case['mode']})")
            for problem in problems[:4]:
                print("     " + problem)
        elif reason:
            different[group] += 1
            if options.verbose:
                print(f"diff {case['id']}: {reason}")
        else:
            passed[group] += 1
    for group in sorted(set(passed) | set(different) | set(failed)):
        print(f"{group}: {passed[group]} as recorded, {different[group]} different on purpose, {failed[group]} failed")
    total = sum(failed.values())
    print(f"all: {sum(passed.values())} as recorded, {sum(different.values())} different on purpose, {total} failed")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
