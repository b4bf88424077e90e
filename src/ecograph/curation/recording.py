"""Writes a judgement into a file of corrections: one line more, everything else of the file as it was."""

import os
import re
from pathlib import Path
from typing import Any

import yaml

from ecograph.errors import KnowledgeError
from ecograph.model.judgements import Judgement

_SECTIONS = {"same": "same", "different": "different", "retracted": "retracted", "wrong": "judged", "right": "judged"}
_NEW_FILE = "# Judgements of people, replayed at each build.\n"
_LINE = re.compile(r"^(?P<key>\w+)[ ]*:[ ]*(?P<value>\[[ ]*\])?[ ]*(?P<comment>#.*)?$")


def record(path: Path, judgement: Judgement, note: str = "") -> None:
    """Adds the judgement to its section, under a comment; KnowledgeError where the section is no plain list."""
    before = path.read_text(encoding="utf-8") if path.exists() else _NEW_FILE
    section = _SECTIONS[judgement.kind]
    entry = _entry(judgement)
    after = _with_entry(before.splitlines(), section, entry, note)
    wanted = {**_parsed(path, before), section: [*(_parsed(path, before).get(section) or []), entry]}
    if _parsed(path, after) != wanted:
        raise KnowledgeError(path, None, f"`{section}:` is not a list with one entry a line: write it as one first")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_text(after, encoding="utf-8")
    aside.replace(path)


def _entry(judgement: Judgement) -> dict[str, Any]:
    section = _SECTIONS[judgement.kind]
    entry: dict[str, Any]
    if section == "judged":
        entry = {"fact": judgement.about[0], "verdict": judgement.kind}
    elif section == "retracted":
        entry = {"person": judgement.about[0]}
    else:
        entry = {"names": list(judgement.about)}
    entry["reason"] = judgement.reason
    said = {"date": judgement.day, "by": judgement.by, "entities": list(judgement.entities)}
    return entry | {name: value for name, value in said.items() if value}


def _with_entry(lines: list[str], section: str, entry: dict[str, Any], note: str) -> str:
    """The file with the entry as the last of its section; a section that is not there is added at the end."""
    start = next((i for i, line in enumerate(lines) if (m := _LINE.match(line)) and m["key"] == section), None)
    if start is None:
        lines, start = [*lines, f"{section}:"], len(lines)
    head = _LINE.match(lines[start])
    if head and head["value"]:
        lines[start] = f"{section}:{'  ' + head['comment'] if head['comment'] else ''}"
    end = start + 1
    indent = "  "
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if re.match(r"[^\s#-]", line):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = index + 1
            if line.lstrip().startswith("- "):
                indent = line[: len(line) - len(line.lstrip())]
    dumped = yaml.safe_dump(entry, default_flow_style=True, allow_unicode=True, width=float("inf"), sort_keys=False)
    added = [f"{indent}# {' '.join(note.split())}"] if note else []
    return "\n".join([*lines[:end], *added, f"{indent}- {dumped.strip()}", *lines[end:]]) + "\n"


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        content = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise KnowledgeError(path, None, f"this is not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise KnowledgeError(path, None, "a file of corrections has sections: same, different, retracted, judged")
    return content
