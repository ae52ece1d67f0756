"""Command lines that make no sense, help, and the lack of a model."""
from harness import Case, ENGLISH, run_all

NO_MODEL = {"STANDOFF_HOME": "nowhere"}

run_all([
    Case("help is no error", ["--help"], 0, stdout=r"Examples:.*standoff read article\.txt"),
    Case("each command has help", ["read", "--help"], 0, stdout=r"--published DATE.*Examples:"),
    Case("so has each command of a command", ["model", "fetch", "--help"], 0, stdout="fetch"),
    Case("the version", ["--version"], 0, stdout=r"^standoff \d+\.\d+\.\d+\n$"),
    Case("no command", [], 2, r"standoff: A subcommand is required; see standoff --help"),
    Case("an unknown flag, with what was meant", ["read", "--publishd", "2025-03-14", "a"], 2,
         r"standoff: unknown option '--publishd'; did you mean '--published'\? "
         r"See standoff read --help"),
    Case("an unknown flag that is like nothing", ["read", "--frobnicate"], 2,
         r"standoff: unknown option '--frobnicate'; see standoff read --help"),
    Case("an unknown flag with a value", ["parse", "--jbos=2", "a"], 2,
         r"standoff: unknown option '--jbos'; did you mean '--jobs'\? See standoff parse --help"),
    Case("an unknown command", ["raed", "a.txt"], 2,
         r"standoff: unknown command 'raed'; did you mean 'read'\? See standoff --help"),
    Case("an unknown command of a command", ["model", "fetsh"], 2,
         r"standoff: unknown command 'fetsh'; did you mean 'fetch'\? See standoff model --help"),
    Case("a command that needs another", ["model"], 2, r"standoff: [^\n]*; see standoff model --help"),
    Case("a day that is none", ["read", "--published", "2025-02-30", "a"], 2,
         r"standoff: --published: '2025-02-30' is no date like 2025-03-14; see [^\n]*"),
    Case("a day in words", ["read", "--published", "yesterday", "a"], 2, r"standoff: [^\n]*is no date[^\n]*"),
    Case("an option without its value", ["read", "a", "--source"], 2, r"standoff: --source[^\n]*"),
    Case("a format that is none", ["read", "--format", "xml", "a"], 2, r"standoff: --format: xml [^\n]*"),
    Case("no threads", ["read", "--jobs", "0", "a"], 2, r"standoff: --jobs[^\n]*"),
    Case("threads that are no number", ["read", "--jobs", "many", "a"], 2, r"standoff: [^\n]*--jobs[^\n]*"),
    Case("no model, with the way to get one", ["read", "a.txt"], 3,
         r"standoff: en_core_web_sm: not installed; get it with: standoff model fetch "
         r"en_core_web_sm", files={"a.txt": ENGLISH}, env=NO_MODEL),
    Case("a model that nobody knows", ["read", "--model", "xx", "a.txt"], 3,
         r"standoff: xx: no such model; [^\n]*", files={"a.txt": ENGLISH}, env=NO_MODEL),
    Case("a folder of knowledge that is not there", ["read", "--knowledge", "none", "a.txt"], 4,
         r"standoff: [^\n]*none[^\n]*", files={"a.txt": ENGLISH}, env=NO_MODEL),
])
