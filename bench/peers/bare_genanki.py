"""The same notes through genanki as its README shows it: note types, notes, write_to_file."""

import json
import sys
from pathlib import Path

import genanki

given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
models = {
    model["id"]: genanki.Model(
        model["id"],
        model["name"],
        fields=[{"name": name} for name in model["fields"]],
        templates=model["templates"],
        css=model["css"],
        model_type=model["type"],
    )
    for model in given["models"]
}
deck = genanki.Deck(given["deck"]["id"], given["deck"]["name"])
for note in given["notes"]:
    deck.add_note(
        genanki.Note(model=models[note["model"]], fields=note["fields"], tags=note["tags"], guid=note["guid"])
    )
genanki.Package(deck).write_to_file(sys.argv[2])
