"""Recognition of the rulesets that golive brings: read from one JSON file made from the YAML, if it is current.

Patterns are rows, and become patterns when a task asks for them; nothing is proved again, as we wrote it ourselves.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from golive.engine.define.compiled import load_shipped, shipped_digest, shipped_folder, shipped_line
from golive.engine.define.ruleset import digest_of
from golive.engine.define.ruleset_folder import recognise_files
from golive.engine.load.tree import Tree
from golive.engine.recognise.files import Read, read_files
from golive.engine.recognise.gathered import gathered
from golive.engine.recognise.lexicon import Lexicon, Stemmed
from golive.engine.recognise.recogniser import Recogniser
from golive.engine.recognise.rows import Rows, rows_of
from golive.engine.recognise.wordings import index_of
from golive.schemas.recognise import WordingFile, Words

# Whose change may change what is made of the same words.
_MADE_BY = ("compiled", "compounds", "conditions", "gathered", "lexicon", "rows", "terms", "tokens", "wordings")
_HERE = Path(__file__).resolve().parent


def shipped_recogniser(name: str) -> Recogniser | None:
    """The recogniser of a ruleset that golive brings; None where there is none of that name, or it is not current."""
    folder = shipped_folder(name)
    text = _text(folder) if folder is not None else None
    if folder is None or text is None or not text.startswith(_head(_digest(name))):
        return None
    made = json.loads(text)
    return Recogniser(Lexicon(Stemmed(**made["stemmed"])), Rows(made["patterns"], made["conditions"]), made["index"])


def compiled_read(folder: Path) -> Read | None:
    """What the files of a folder say, if it is one of golive's and that was found out before; otherwise None."""
    text = _text(folder) if shipped_folder(folder.name) == folder else None
    made = json.loads(text) if text is not None else {}
    if made.get("files") != _files_digest(folder):
        return None
    words = [Words.model_validate(one) for one in made["words"]]
    wordings = [WordingFile.model_validate(one) for one in made["wordings"]]
    return Read([(None, one) for one in words], [(None, one) for one in wordings])


def compiled_recognition(folder: Path) -> Path:
    """Where the compiled form of the words of a ruleset that golive brings lies."""
    return folder.with_name(f"{folder.name}.recognise.json")


def recognition_text(name: str) -> str:
    """The compiled form, made afresh from the YAML: what is looked up, and what files of other rulesets add to."""
    ruleset = load_shipped(name)
    folders = shipped_line(name)
    read = read_files(folders, {one.id for one in ruleset.activities})
    known = gathered(ruleset, read)
    patterns, conditions = rows_of(known.patterns)
    value = {
        "digest": _digest(name),
        "stemmed": known.stemmed._asdict(),
        "conditions": conditions,
        "patterns": patterns,
        "index": index_of(known.patterns),
        "files": _files_digest(folders[0]),
        "words": _own(read.words, folders[0]),
        "wordings": _own(read.wordings, folders[0]),
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _own(files: Sequence[tuple[Tree | None, BaseModel]], folder: Path) -> list[Any]:
    """What the files of one folder say, without those of what its ruleset extends."""
    models = [model for tree, model in files if tree is not None and Path(tree.path).is_relative_to(folder)]
    return [model.model_dump(mode="json", by_alias=True, exclude_unset=True) for model in models]


def _text(folder: Path) -> bytes | None:
    file = compiled_recognition(folder)
    return file.read_bytes() if file.is_file() else None


def _head(digest: str) -> bytes:
    return f'{{"digest":"{digest}"'.encode()


def _digest(name: str) -> str:
    """The digest of the ruleset, of how it and those that it extends word tasks, and of what reads that."""
    digest = hashlib.sha256(shipped_digest(name).encode())
    for one in shipped_line(name):
        digest.update(_files_digest(one).encode())
    for module in _MADE_BY:
        digest.update((_HERE / f"{module}.py").read_bytes())
    return digest.hexdigest()


def _files_digest(folder: Path) -> str:
    """The digest of the files in which a ruleset says how tasks are worded; no other text where one cannot be read."""
    files, problems = recognise_files(folder)
    return digest_of(folder, files) if not problems else "-"
