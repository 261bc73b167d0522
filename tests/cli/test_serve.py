"""The reading room over HTTP: what it shows, what it does not, and to whom."""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time
import unittest
import urllib.parse

from program import PROGRAM, SAMPLES, ProgramTest, releases
from test_access import FORMER, LATE, OPEN, SECRET as RESTRICTED, AccessTest
from test_canary import READABLE, line, page_pdf

OPENED = "299-10003-10002"
CLOSED_AGAIN = "299-10001-10023"
PRIVATE = "299-20001-20002"
HOSTILE = "\"><script>alert(1)</script>"
SECRET = "Wilhelmina Zyskind lives in Gloverstown"


class Reader:
    """Asks one server, as a browser on the same machine does."""

    def __init__(self, address):
        self.host, port = re.match(r"http://(.*):(\d+)/$", address).groups()
        self.port = int(port)

    def ask(self, target, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.bytes = answer.read()
        answer.text = answer.bytes.decode("utf-8", "replace")
        connection.close()
        return answer

    def ask_until_made(self, target):
        """Asks as a page does that waits for a comparison."""
        for _ in range(600):
            answer = self.ask(target)
            if answer.status != 202:
                break
            time.sleep(0.1)
        return answer

    def say(self, raw):
        """Sends raw bytes and returns the status, or nothing where the server hangs up."""
        with socket.create_connection((self.host, self.port), timeout=20) as connection:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
        found = re.match(rb"HTTP/1\.1 (\d+)", answer)
        return int(found[1]) if found else None


class ServedTest(ProgramTest):
    """A test with a server of its own; it must end whole."""

    def serve(self, *options):
        environment = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "UTC", "OMP_THREAD_LIMIT": "1"}
        server = subprocess.Popen([PROGRAM, "serve", "--archive", str(self.archive), "--port", "0", "--json", *options],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
                                  cwd=self.folder)
        said = ""
        while not said.endswith("}\n"):
            piece = server.stdout.readline()
            if not piece:
                self.fail("the server ended: " + server.stderr.read())
            said += piece
        self.assert_valid("serve.schema.json", json.loads(said))
        self.addCleanup(self.end, server)
        return Reader(json.loads(said)["address"])

    def end(self, server):
        server.send_signal(signal.SIGTERM)
        rest, complaints = server.communicate(timeout=60)
        self.assertEqual((server.returncode, rest, complaints), (0, "", ""))


def private_page(shown, code=b"(b)(6)"):
    """A page whose one sentence is withheld under a privacy code or another, or shown."""
    content = b"".join(line(72, y, READABLE) for y in (700, 680, 660, 640, 620, 580, 560, 540))
    if shown:
        content += line(72, 600, SECRET)
    else:
        content += b"0 g 68 594 330 20 re f\n" + line(402, 600, code.decode())
    return page_pdf(content)


class OfSamples(ServedTest):
    def setUp(self):
        super().setUp()
        self.begin_with("two samples, compared", self.fill_archive)

    def fill_archive(self):
        self.import_samples(OPENED, CLOSED_AGAIN)
        self.run_in_archive("edit", OPENED, "title=" + HOSTILE, code=0)
        self.run_in_archive("diff", OPENED, "--all", code=1)

    def test_a_reader_goes_from_the_list_to_a_region_and_back(self):
        reader = self.serve()
        home = reader.ask("/")
        self.assertEqual(home.status, 200)
        self.assertIn(f'href="/d/{OPENED}"', home.text)
        document = reader.ask(f"/d/{OPENED}")
        for release in releases():
            self.assertIn(release, document.text)
        self.assertIn("whole", document.text)
        page = reader.ask(f"/d/{OPENED}@{releases()[0]}/1")
        self.assertEqual(page.status, 200)
        self.assertRegex(page.text, r'<li id="r1" class="card kind-')
        info = reader.ask(f"/iiif/image/{OPENED}@{releases()[0]}:1/info.json")
        facts = json.loads(info.text)
        self.assertEqual(facts["profile"], "level1")
        tile = reader.ask(f"/iiif/image/{OPENED}@{releases()[0]}:1/0,0,1024,1024/256,/0/default.jpg")
        self.assertEqual((tile.status, tile.headers["Content-Type"]), (200, "image/jpeg"))
        self.assertEqual(tile.bytes[:3], b"\xff\xd8\xff")
        compared = reader.ask(f"/compare/{OPENED}?before={releases()[0]}&after={releases()[1]}")
        self.assertIn('<section class="pair"', compared.text)
        for target in ("/table", "/statistics?by=code", "/statistics.svg?by=year", "/assets/room.css", "/assets/page.js",
                       "/assets/openseadragon.min.js", "/assets/diff.js", "/assets/common.css"):
            self.assertEqual(reader.ask(target).status, 200, target)

    def test_releases_that_nobody_compared_are_compared_while_the_reader_waits(self):
        commits = len(self.run_in_archive("log", "--json").lines())
        reader = self.serve()
        target = f"/compare/{OPENED}?before={releases()[0]}&after={releases()[2]}"
        waiting = reader.ask(target)
        self.assertEqual(waiting.status, 202)
        self.assertIn('role="status"', waiting.text)
        self.assertEqual(reader.ask(f"/d/{OPENED}").status, 200)
        made = reader.ask_until_made(f"/compare/{OPENED}?before={releases()[2]}&after={releases()[0]}")
        self.assertEqual(made.status, 200)
        self.assertIn('<section class="pair"', made.text)
        self.assertEqual(reader.ask(target).status, 200)
        self.assertEqual(reader.ask(f"/compare/{OPENED}?before={releases()[0]}&after={releases()[0]}").status, 400)
        self.assertEqual(len(self.run_in_archive("log", "--json").lines()), commits)

    def test_a_server_ends_while_it_compares(self):
        self.assertEqual(self.serve().ask(f"/compare/{OPENED}?before={releases()[0]}&after={releases()[2]}").status, 202)

    def test_damage_shows_on_the_page_of_a_file(self):
        reader = self.serve()
        page = reader.ask(f"/d/{OPENED}")
        self.assertRegex(page.text, r">whole<[^\n]* Looked at on <time>20\d\d-\d\d-\d\dT")
        for original in (self.archive / "originals" / "objects").rglob("*"):
            if original.is_file():
                original.chmod(0o644)
                original.write_bytes(b"%PDF-1.4 of another file")
        # Another page of the file, which nobody asked for before.
        self.assertIn(">damaged<", reader.ask(f"/d/{OPENED}@{releases()[0]}/1").text)

    def test_what_documents_say_stays_text(self):
        reader = self.serve()
        for target in ("/", f"/d/{OPENED}", f"/d/{OPENED}@{releases()[0]}/1", f"/compare/{OPENED}", "/table",
                       "/search?q=" + urllib.parse.quote(HOSTILE), "/d/" + urllib.parse.quote(HOSTILE, safe="")):
            answer = reader.ask(target)
            self.assertNotIn("<script>", answer.text, target)
            policy = answer.headers["Content-Security-Policy"]
            self.assertNotIn("unsafe", policy)
            self.assertIn("script-src 'self'", policy)
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")

    def test_it_answers_its_own_names_alone(self):
        reader = self.serve()
        self.assertEqual(reader.ask("/", Host="evil.example").status, 421)
        self.assertEqual(reader.ask("/", Origin="http://evil.example").status, 403)
        self.assertEqual(reader.ask("/search.json?q=the", Origin="null").status, 403)
        self.assertEqual(reader.ask("/original/" + f"{OPENED}@{releases()[0]}.pdf").status, 404)
        self.assertEqual(reader.ask("/annotate", "POST", "a=b").status, 404)
        with self.assertRaises(OSError):
            # Bound to the loopback address: every other one of this machine refuses.
            socket.create_connection((socket.gethostbyname(socket.gethostname()), reader.port), timeout=2).close()
            if socket.gethostbyname(socket.gethostname()).startswith("127."):
                raise OSError("the machine has no other address")

    def test_it_ends_no_connection_badly(self):
        reader = self.serve()
        host = f"Host: 127.0.0.1:{reader.port}\r\n\r\n".encode()
        for raw in (b"", b"\0" * 100, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n" + host, b"GET /../../etc/passwd HTTP/1.1\r\n" + host,
                    b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n" + host, b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 70000 + b"\r\n" + host,
                    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"POST /annotate HTTP/1.1\r\nContent-Length: -1\r\n" + host,
                    b"POST /annotate HTTP/1.1\r\nContent-Length: 99999999999\r\n" + host,
                    b"GET / HTTP/1.1\r\nRange: bytes=5-1\r\n" + host, b"GET / HTTP/1.1\r\nRange: bytes=-\r\n" + host):
            status = reader.say(raw)
            self.assertTrue(status is None or status == 200 or 400 <= status < 500, (raw[:60], status))
        self.assertEqual(reader.ask("/").status, 200)

    def test_search_finds_pages_and_answers_as_one_types(self):
        memo = self.folder / "299-30001-30003.pdf"
        memo.write_bytes(page_pdf(line(72, 700, READABLE)))
        self.import_file(memo, releases()[0])
        reader = self.serve()
        hits = json.loads(reader.ask("/search.json?q=the").text)["hits"]
        self.assertTrue(hits)
        self.assertEqual(reader.ask(hits[0]["address"]).status, 200)
        self.assertIn("<mark>", reader.ask("/search?q=the").text)
        self.assertIn("alarm", reader.ask("/search?q=%28").text)

    def test_a_manifest_names_every_page_and_redaction(self):
        reader = self.serve()
        manifest = json.loads(reader.ask(f"/iiif/{OPENED}@{releases()[0]}/manifest").text)
        shown = self.run_in_archive("show", f"{OPENED}@{releases()[0]}", "--json", code=0).json()
        self.assertEqual(len(manifest["items"]), shown["observed"]["page_count"])
        annotations = [each for canvas in manifest["items"] for page in canvas["annotations"] for each in page["items"]]
        self.assertTrue(annotations)
        for each in annotations:
            self.assertRegex(each["target"], r"#xywh=\d+,\d+,\d+,\d+$")
        image = manifest["items"][0]["items"][0]["items"][0]["body"]["service"][0]["id"]
        self.assertEqual(json.loads(reader.ask(urllib.parse.urlparse(image).path + "/info.json").text)["id"], image)

    def test_a_reader_annotates_in_their_own_name(self):
        reader = self.serve("--annotate")
        place = f"{OPENED}@{releases()[0]}/1"
        page = reader.ask(f"/d/{place}").text
        token = re.search(r'name="token" value="(\w+)"', page)[1]
        form = {"token": token, "document": OPENED, "release": releases()[0], "page": "1", "redaction": "r1",
                "by": "A. Reader", "act": "reject"}
        origin = f"http://127.0.0.1:{reader.port}"

        def post(fields, **headers):
            return reader.ask("/annotate", "POST", urllib.parse.urlencode(fields), **headers,
                              Content_Type="application/x-www-form-urlencoded").status

        self.assertEqual(post(form), 403)
        self.assertEqual(post({**form, "token": "0" * 32}, Origin=origin), 403)
        self.assertEqual(post({**form, "redaction": "r99"}, Origin=origin), 400)
        self.assertEqual(post({**form, "by": "<evil\n>"}, Origin=origin), 400)
        before = len(self.run_in_archive("log", "--json").lines())
        self.assertEqual(post(form, Origin=origin), 303)
        acts = self.run_in_archive("log", "--json").lines()
        self.assertEqual(len(acts), before + 1)
        self.assertEqual(acts[0]["by"], "A. Reader")
        self.assertNotIn('id="r1"', reader.ask(f"/d/{place}").text)
        self.assertEqual(self.run_in_archive("verify", "--json", code=0).json()["result"], "ok")

    def test_originals_are_handed_out_when_asked(self):
        reader = self.serve("--originals")
        answer = reader.ask(f"/original/{OPENED}@{releases()[0]}.pdf")
        self.assertEqual(answer.bytes, (SAMPLES / releases()[0] / f"{OPENED}.pdf").read_bytes())


class OfPrivateText(ServedTest):
    """What a release opened from a privacy code is nowhere in the room."""

    def setUp(self):
        super().setUp()
        self.place = f"{PRIVATE}@2021-12-15"
        self.begin_with("a private page, opened", self.fill_archive)

    def fill_archive(self):
        self.make_archive()
        for release, shown in (("2017-11-03", False), ("2021-12-15", True)):
            file = self.folder / release / f"{PRIVATE}.pdf"
            file.parent.mkdir()
            file.write_bytes(private_page(shown))
            self.import_file(file, release)

    def targets(self):
        return (f"/d/{PRIVATE}", f"/d/{self.place}/1", f"/iiif/{self.place}/manifest", "/search?q=Zyskind",
                "/search.json?q=Zyskind", "/search?q=Zyskind&revealed=yes", "/search?q=Gloverstown",
                "/search?q=Gloverstwn&fuzzy=yes", f"/compare/{PRIVATE}", f"/compare/{PRIVATE}?after=2021-12-15")

    def assert_nothing_private(self, reader):
        for target in self.targets():
            answer = reader.ask_until_made(target)
            for word in ("Wilhelmina", "Gloverstown", "lives"):
                self.assertNotIn(word, answer.text.replace("q=Gloverstown", "").replace('value="Gloverstown"', "")
                                 .replace("Search: Gloverstown", "").replace("gloverstwn", ""), target)
            self.assertNotIn("gloverstown", answer.text, target)  # as a fuzzy search would name it
        self.assertEqual(json.loads(reader.ask("/search.json?q=Wilhelmina").text)["hits"], [])

    def test_before_anybody_compared_no_page_is_shown(self):
        reader = self.serve("--originals")
        self.assert_nothing_private(reader)
        self.assertEqual(reader.ask(f"/iiif/image/{self.place}:1/full/max/0/default.jpg").status, 404)
        self.assertEqual(reader.ask(f"/original/{self.place}.pdf").status, 404)
        self.assertIn("palimpsest diff", reader.ask(f"/d/{self.place}/1").text)
        # The terminal, which the archive's owner reads, finds it.
        self.assertEqual(len(self.run_in_archive("search", "Zyskind", "--json").json()["hits"]), 1)

    def test_a_document_is_shown_by_its_next_page_where_its_best_is_hidden(self):
        hits = json.loads(self.serve().ask("/search.json?q=" + READABLE.split()[0]).text)["hits"]
        self.assertEqual([each["address"] for each in hits], [f"/d/{PRIVATE}@2017-11-03/1"])

    def test_no_reader_takes_away_what_covers_it(self):
        self.run_in_archive("diff", PRIVATE, code=1)
        reader = self.serve("--annotate", "--originals")
        earlier = f"{PRIVATE}@2017-11-03/1"
        token = re.search(r'name="token" value="(\w+)"', reader.ask(f"/d/{earlier}").text)[1]
        acts = len(self.run_in_archive("log", "--json").lines())
        for act, more in (("reject", {}), ("correct", {"codes": "(b)(1)"}), ("correct", {"kind": "none"}),
                          ("correct", {"kind": "none "}), ("correct", {"kind": "\tnone"}), ("correct", {"kind": "nothing"})):
            form = {"token": token, "document": PRIVATE, "release": "2017-11-03", "page": "1", "redaction": "r1",
                    "by": "A. Reader", "act": act, **more}
            answer = reader.ask("/annotate", "POST", urllib.parse.urlencode(form), Origin=f"http://127.0.0.1:{reader.port}",
                                Content_Type="application/x-www-form-urlencoded")
            self.assertEqual(answer.status, 400, (act, more))
        self.assertEqual(len(self.run_in_archive("log", "--json").lines()), acts)
        self.assert_nothing_private(reader)
        self.assertEqual(reader.ask(f"/original/{self.place}.pdf").status, 404)

    def test_a_release_between_that_gives_another_code_does_not_open_it(self):
        between = self.folder / "2019" / f"{PRIVATE}.pdf"
        between.parent.mkdir()
        between.write_bytes(private_page(False, b"(b)(1)"))
        self.import_file(between, "2019-10-01")
        self.run_in_archive("diff", PRIVATE, "--all", code=1)
        self.run_in_archive("diff", f"{PRIVATE}@2017-11-03", "@2021-12-15", code=1)
        reader = self.serve("--originals")
        self.assert_nothing_private(reader)
        self.assertNotIn("Gloverstown", reader.ask_until_made(f"/compare/{PRIVATE}?before=2019-10-01&after=2021-12-15").text)
        self.run_in_archive("report", f"{PRIVATE}@2019-10-01", "@2021-12-15", "--markdown", "--output", "report.md", code=0)
        self.assertNotIn("Gloverstown", (self.folder / "report.md").read_text())

    def test_what_cannot_be_compared_says_so_and_hides_what_it_might_tell(self):
        latest = self.folder / "2023" / f"{PRIVATE}.pdf"
        latest.parent.mkdir()
        latest.write_bytes(private_page(True).replace(b"lives in", b"sits in "))
        self.import_file(latest, "2023-01-01")
        for original in (self.archive / "originals" / "objects").rglob("*"):
            if original.is_file() and original.read_bytes() == private_page(False):
                original.unlink()
        reader = self.serve()
        for _ in range(2):
            self.assertEqual(reader.ask_until_made(f"/compare/{PRIVATE}?before=2017-11-03&after=2021-12-15").status, 500)
        compared = reader.ask_until_made(f"/compare/{PRIVATE}?before=2021-12-15&after=2023-01-01")
        self.assertEqual(compared.status, 200)
        self.assertIn("cannot be compared", compared.text)
        self.assertNotIn("Gloverstown", compared.text)
        self.assertNotIn("<img", compared.text)

    def test_after_the_comparison_the_place_is_covered(self):
        open_page = self.serve().ask(f"/iiif/image/{PRIVATE}@2017-11-03:1/full/200,/0/default.jpg")
        self.assertEqual(open_page.status, 200)
        self.run_in_archive("diff", PRIVATE, code=1)
        reader = self.serve("--originals")
        self.assert_nothing_private(reader)
        page = reader.ask(f"/d/{self.place}/1").text
        self.assertIn(READABLE.split()[0], page)
        picture = reader.ask(f"/iiif/image/{self.place}:1/full/850,/0/default.jpg")
        self.assertEqual(picture.status, 200)
        self.assertEqual(reader.ask(f"/original/{self.place}.pdf").status, 404)


class OfRestricted(ServedTest, AccessTest):
    """A restricted document is as if the archive did not hold it."""

    def test_no_file_of_another_document_hands_it_out(self):
        self.act("split", f"{OPEN}@{LATE}", "--pages", "2-2", "--document", "memo-8")
        self.act("edit", "memo-8", "access=restricted", "until=2031-01-01", "reason=an order")
        reader = self.serve("--originals")
        self.assertEqual(reader.ask("/d/memo-8").status, 404)
        self.assertEqual(reader.ask(f"/d/{OPEN}@{LATE}/1").status, 200)
        self.assertEqual(reader.ask(f"/original/{OPEN}@{LATE}.pdf").status, 404)

    def test_no_route_tells_of_it(self):
        reader = self.serve("--originals", "--annotate")
        self.assertEqual(reader.ask(f"/d/{OPEN}").status, 200)
        routes = ["/", "/table", "/statistics", "/statistics?by=release", "/statistics.svg?by=year", "/search.json?q=station",
                  "/search?q=zanzi*", "/search?q=quiet", "/search.json?q=mombasa&revealed=yes", f"/d/{OPEN}@{LATE}/1",
                  f"/iiif/{OPEN}@{LATE}/manifest"]
        for name in (RESTRICTED, FORMER):
            place = f"{name}@{LATE}"
            routes += [f"/d/{name}", f"/d/{place}", f"/d/{place}/1", f"/compare/{name}", f"/iiif/{place}/manifest",
                       f"/iiif/image/{place}:1/info.json", f"/iiif/image/{place}:1/full/max/0/default.jpg",
                       f"/original/{place}.pdf"]
        for route in routes:
            answer = reader.ask(route)
            self.assertEqual(answer.status, 404 if "sealed" in route else 200, route)
            asked = urllib.parse.unquote(route)
            said = answer.text
            for word in (RESTRICTED, FORMER, "zanzi*", "quiet", "mombasa"):
                said = said.replace(word, "") if word in asked else said
            self.assert_tells_nothing(route, said)


if __name__ == "__main__":
    unittest.main()
