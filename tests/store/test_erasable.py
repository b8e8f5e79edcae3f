import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from svodka.store.connecting import _SQLITE
from svodka.store.erasable import PAGE_BYTES, ErasableJson

SQLITE, POSTGRESQL = sqlite.dialect(), postgresql.dialect()


@pytest.mark.parametrize("seed", [10, 35, 49, 54])
def test_rows_that_come_and_go_leave_no_traces(seed: int, tmp_path: Path) -> None:
    # With each of these seeds SQLite 3.40 leaves deleted text behind that is stored as it is.
    path, chance = tmp_path / "file", random.Random(seed)  # noqa: S311
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (*_SQLITE, "PRAGMA synchronous = OFF"):
        connection.execute(pragma)
    connection.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, body TEXT)")
    living: dict[str, int | None] = {}
    deleted: list[str] = []
    for step in range(150):
        if chance.random() < 0.53 or not living:
            word = f"[{step:06d}]"
            stored = ErasableJson().process_bind_param(word * (chance.randint(50, 1500) // 8), SQLITE)
            living[word] = connection.execute("INSERT INTO texts (body) VALUES (?)", (stored,)).lastrowid
        else:
            word = chance.choice(list(living))
            connection.execute("DELETE FROM texts WHERE id = ?", (living.pop(word),))
            deleted.append(word)
        left = path.read_bytes()
        assert [word for word in deleted if word.encode() in left] == []
    connection.close()


def test_the_blanks_are_sqlites_alone_and_never_come_back() -> None:
    column = ErasableJson()
    assert column.process_bind_param("{}", POSTGRESQL) == "{}"
    stored = column.process_bind_param("{}", SQLITE)
    assert stored == " " * PAGE_BYTES + "{}"
    assert column.process_result_value(stored, SQLITE) == "{}"
    assert column.process_bind_param(None, SQLITE) is None
    assert column.process_result_value(None, SQLITE) is None
