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


# What an index says of documents, whatever numbers its rows have. Words that nothing has any more may stay among `terms`,
# and releases that nothing came with any more among `releases`.
SAID = (
    "SELECT * FROM documents ORDER BY id",
    "SELECT * FROM aliases ORDER BY alias, document",
    "SELECT * FROM releases WHERE id IN (SELECT release FROM revisions) ORDER BY id",
    "SELECT * FROM revisions ORDER BY document, position",
    "SELECT * FROM states ORDER BY document, position",
    "SELECT * FROM contents ORDER BY document, position",
    "SELECT * FROM codes ORDER BY document, position, code",
    "SELECT * FROM undone ORDER BY document, folder, sha256",
    "SELECT document, position, number, words, look FROM pages ORDER BY document, position, number",
    "SELECT p.document, p.position, p.number, w.key FROM page_words w JOIN pages p ON p.id = w.page ORDER BY 1, 2, 3, 4",
    "SELECT document, title, aliases, date FROM names ORDER BY document",
    "SELECT n.document, r.position, w.page - r.first, w.words FROM text_words w JOIN text_revisions r"
    " ON w.page BETWEEN r.first AND r.first + r.pages - 1 JOIN names n ON n.id = r.document ORDER BY 1, 2, 3",
    "SELECT n.document, r.position, c.page - r.first, c.code FROM text_codes c JOIN text_revisions r"
    " ON c.page BETWEEN r.first AND r.first + r.pages - 1 JOIN names n ON n.id = r.document ORDER BY 1, 2, 3, 4",
    "SELECT n.document, v.before, v.after, v.change, v.status, v.words FROM revealed v JOIN names n ON n.id = v.document ORDER BY 1, 2, 3, 4",
    "SELECT n.document, c.before, c.after FROM compared c JOIN names n ON n.id = c.document ORDER BY 1, 2, 3",
)


def said_by_index(path):
    """Every row of an index but for its numbers, and how often each word stands in its text tables."""
    with sqlite3.connect(path) as index:
        said = {query: index.execute(query).fetchall() for query in SAID}
        for kind in ("names_text", "revealed_text", "pages_text_%"):
            words = {}
            for (table,) in index.execute("SELECT name FROM sqlite_master WHERE name LIKE ? AND sql LIKE '%USING fts5%'", (kind,)).fetchall():
                index.execute(f"CREATE VIRTUAL TABLE temp.said_{table} USING fts5vocab(main, {table}, 'row')")
                for term, rows, count in index.execute(f"SELECT term, doc, cnt FROM temp.said_{table}"):
                    words[term] = words.get(term, 0) + count
            said[kind] = words
        return said
