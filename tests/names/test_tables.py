"""The tables themselves, and when they are read."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from svodka.names.folding import fold
from svodka.names.tables import rows

ROOT = Path(__file__).parents[2]
TABLES = ("people", "places", "brands", "world")


@pytest.mark.parametrize("name", [*TABLES, "russian", "surnames", "syllables", "heteronyms", "generics"])
def test_no_cell_has_blanks_around_it_and_no_row_stands_twice(name: str) -> None:
    table = rows(name)
    assert all(form == form.strip() for row in table for cell in row for form in cell)
    assert len(set(table)) == len(table)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_russian_english_and_chinese_forms_of_those_scripts(name: str) -> None:
    for russian, english, chinese in rows(name):
        assert all(any("а" <= letter <= "ё" for letter in form.lower()) for form in russian if not form.isascii())
        assert not any("а" <= letter <= "я" for form in english for letter in form.lower())
        assert all(any("\u3400" <= letter <= "\u9fff" for letter in form) for form in chinese)


@pytest.mark.parametrize("name", ["people", "brands", "world"])
def test_a_name_stands_in_one_row_of_a_table(name: str) -> None:
    counted = Counter(fold(form) for row in rows(name) for form in row[0])
    assert [form for form, times in counted.items() if times > 1] == []


def test_libraries_are_loaded_by_those_names_alone_that_need_them() -> None:
    code = (
        "import sys\n"
        "from svodka.names.forms import judge\n"
        "ask = dict(kind='person', source_language='ru', target_language='en')\n"
        "judge('Ван Сяолин', 'Wang Xiaolin', origin='zh', **ask)\n"
        "judge('Сергей Собянин', 'Sergei Sobyanin', origin='ru', **ask)\n"
        "assert not {'iuliia', 'pypinyin'} & set(sys.modules)\n"
        "judge('Сергей Собянин', 'Sergei Soboleva', origin='ru', **ask)\n"
        "assert 'iuliia' in sys.modules and 'pypinyin' not in sys.modules\n"
        "judge('王晓红', 'Wang Xiaohong', kind='person', source_language='zh', target_language='en', origin='zh')\n"
        "assert 'pypinyin' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
