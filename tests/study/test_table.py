import pytest

from kaiser_study.study.table import ASCII, Bar, Estimate, Row, Signs, Table, laid_out

BARS = Table(
    "",
    ("", "cards"),
    tuple(Row((name, str(count)), Bar(count / 100)) for name, count in (("a", 100), ("bc", 1), ("d", 0))),
)
SHARES = Table(
    "",
    ("", "recalled", "reviews"),
    (Row(("all", "80.0%", "10"), Estimate(0.7, 0.8, 0.9, 0.95)), Row(("none", "", "0"))),
    expected="wanted",
)


def drawn(table: Table, width: int = 80, signs: Signs | None = ASCII) -> list[str]:
    return ["".join(line).rstrip() for line in laid_out(table, width, signs)]


def test_names_stand_left_and_numbers_right_and_what_is_there_at_all_is_seen() -> None:
    assert drawn(BARS, 19) == [
        "    cards",
        "a     100  ########",
        "bc      1  #",
        "d       0",
    ]


def test_an_estimate_shows_its_interval_and_what_was_expected() -> None:
    assert drawn(SHARES, 54) == [
        "      recalled  reviews  70%                      100%",
        "all      80.0%       10  ---------o----------   |",
        "none                  0",
        "o recalled  --- 95 % interval  | wanted",
    ]


@pytest.mark.parametrize("width", range(4, 90))
def test_nothing_is_wider_than_there_is_room(width: int) -> None:
    for table in (BARS, SHARES):
        lines = [line for line in drawn(table, width) if not line.startswith("o")]
        assert max(map(len, lines)) <= width


def test_plots_give_way_first_then_the_last_columns() -> None:
    assert "#" not in "".join(drawn(BARS, 18))
    assert drawn(SHARES, 23)[0].split() == ["recalled", "reviews"]
    assert drawn(SHARES, 22)[0].split() == ["recalled"]
    assert drawn(SHARES, 13)[1] == "all"


def test_without_signs_there_are_numbers_alone() -> None:
    assert drawn(BARS, signs=None) == ["    cards", "a     100", "bc      1", "d       0"]


def test_words_beside_a_row_stay_whole() -> None:
    table = Table("", rows=(Row(("part 1",), "words of any length"),))
    assert drawn(table, 10) == ["part 1  words of any length"]


def test_a_table_may_have_no_rows() -> None:
    assert drawn(Table("Not known", notes=("Not known yet.",))) == []
