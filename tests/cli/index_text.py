"""What the index of an archive holds, for tests that look for what must not be in it."""
import sqlite3
import zlib


def text_of_index(path):
    """Every byte of the index, its packed pages and the words of its text tables, in lower case."""
    text = path.read_bytes()
    with sqlite3.connect(path) as index:
        for (packed,) in index.execute("SELECT words FROM text_words"):
            text += zlib.decompress(packed[4:])
        tables = [name for (name,) in index.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")]
        for table in tables:
            index.execute(f"CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab(main, {table}, 'row')")
            text += b" ".join(term.encode() for (term,) in index.execute(f"SELECT term FROM temp.v_{table}"))
    return text.lower()
