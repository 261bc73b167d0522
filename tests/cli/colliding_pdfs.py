"""Two PDFs of the same SHA-1, by the prefix that Stevens and others published in 2017 (shattered.io)."""
from made_pdf import text_pdf

PREFIX = bytes.fromhex(
    "255044462d312e330a25e2e3cfd30a0a0a312030206f626a0a3c3c2f57696474682032203020522f4865696768742033203020522f5479"
    "70652034203020522f537562747970652035203020522f46696c7465722036203020522f436f6c6f7253706163652037203020522f4c65"
    "6e6774682038203020522f42697473506572436f6d706f6e656e7420383e3e0a73747265616d0affd8fffe00245348412d312069732064"
    "6561642121212121852fec092339759c39b1a1c63c4c97e1fffe01")
BLOCKS = [bytes.fromhex(text) for text in (
    "7f46dc93a6b67e013b029aaa1db2560b45ca67d688c7f84b8c4c791fe02b3df614f86db1690901c56b45c1530afedfb76038e972722fe7"
    "ad728f0e4904e046c230570fe9d41398abe12ef5bc942be33542a4802d98b5d70f2a332ec37fac3514e74ddc0f2cc1a874cd0c78305a21"
    "566461309789606bd0bf3f98cda8044629a1",
    "7346dc9166b67e118f029ab621b2560ff9ca67cca8c7f85ba84c79030c2b3de218f86db3a90901d5df45c14f26fedfb3dc38e96ac22fe7"
    "bd728f0e45bce046d23c570feb141398bb552ef5a0a82be331fea48037b8b5d71f0e332edf93ac3500eb4ddc0decc1a864790c782c7621"
    "5660dd309791d06bd0af3f98cda4bc4629b1")]


def colliding_pdfs():
    """The published prefix is object 1, an image; what follows is the same in both files."""
    tail = text_pdf([("One of two files with the same SHA-1", "")])
    objects = tail[tail.index(b"1 0 obj"):tail.index(b"xref")]
    for number in (4, 3, 2, 1):  # behind those that the prefix names
        objects = objects.replace(b"%d 0 " % number, b"%d 0 " % (number + 10))
    rest = b"\nendstream\nendobj\n"
    values = {2: b"1", 3: b"1", 4: b"/XObject", 5: b"/Image", 6: b"/DCTDecode", 7: b"/DeviceGray", 8: b"144"}
    for number, value in values.items():
        rest += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    rest += objects
    whole = PREFIX + BLOCKS[0] + rest
    places = {number: whole.index(b"\n%d 0 obj" % number) + 1 for number in [*range(1, 9), *range(11, 15)]}
    table = b"xref\n0 1\n0000000000 65535 f \n1 8\n" + b"".join(b"%010d 00000 n \n" % places[n] for n in range(1, 9))
    table += b"11 4\n" + b"".join(b"%010d 00000 n \n" % places[n] for n in range(11, 15))
    rest += table + b"trailer\n<< /Size 15 /Root 11 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(whole)
    return [PREFIX + block + rest for block in BLOCKS]
