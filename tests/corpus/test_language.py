"""The language of one quote among others of another."""

from pathlib import Path

import pytest

from kaiser_study.corpus import read_corpus
from kaiser_study.corpus.language import foreign_language_of

BUNDLED = Path(__file__).parents[2] / "data" / "lessons-from-lukasz-kaiser.yaml"
FOREIGN = {
    "de": "Aus dem, was du nicht verstehst, lernst du nur, wenn du es mit eigenen Worten noch einmal sagst.",
    "fr": "On ne comprend pas une preuve quand on la lit, mais quand on la refait.",
    "es": "No se aprende a pensar con las respuestas de los otros, pero sí con sus preguntas.",
}
ENGLISH = [
    "He left Den Haag for El Paso, and read Die Zeit in the train to Los Angeles.",
    "Ludwig van Beethoven, Simone de Beauvoir and Leonardo da Vinci would not die for that.",
    "C’est la vie, as the French say, and who are we to argue?",
    "Also sprach Zarathustra was not what I had in mind.",
    "Die, man, if it was that or this!",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_a_sentence_in_another_language_is_noticed_where_it_is_foreign(language: str) -> None:
    assert foreign_language_of(FOREIGN[language], "en") == language
    assert foreign_language_of(FOREIGN[language], language) == ""


@pytest.mark.parametrize("text", ENGLISH)
def test_foreign_names_make_no_foreign_sentence(text: str) -> None:
    assert foreign_language_of(text, "en") == ""
    assert foreign_language_of(text, "fi") == ""  # of which the words are not known


def test_the_bundled_corpus_is_english() -> None:
    texts = [quote.text for quote in read_corpus(BUNDLED).quotes]
    assert not any(foreign_language_of(text, "en") for text in texts)
