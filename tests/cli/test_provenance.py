"""How files were obtained: digests, claims of sources, and the evidence that is kept."""
import gzip
import hashlib
import json
import subprocess
import unittest

from colliding_pdfs import colliding_pdfs
from made_pdf import lines_pdf
from program import ProgramTest

DOCUMENT, RELEASE = "124-10180-10295", "2023-06-27"
URL = "https://archives.example/124-10180-10295.pdf"


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def http(body, fields="", status=200):
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: application/pdf\r\n{fields}\r\n"
    return head.encode() + body


def warc_record(block, fields="", kind="response"):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2023-06-28T04:05:06Z\r\n"
            f"{fields}Content-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


class ProvenanceTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.pdf = self.make_pdf(DOCUMENT)

    def make_pdf(self, name, text="What a page says"):
        path = self.folder / f"{name}.pdf"
        path.write_bytes(lines_pdf([[text]]))
        return path

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def obtain(self, *options, file=None, code=0):
        return self.import_file(file or self.pdf, RELEASE, *options, code=code)

    def record(self, document=DOCUMENT, release=RELEASE):
        record = self.run_in_archive("show", f"{document}@{release}", "--json", code=0).json()
        self.assert_valid("revision.schema.json", record)
        return record

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.archive / "repository.git", *arguments], check=True,
                              capture_output=True).stdout

    def evidence(self, digest):
        """The bytes, by the pointer that stock git-lfs follows."""
        pointer = self.git("show", f"main:evidence/{digest}").decode()
        self.assertIn(f"oid sha256:{digest}", pointer)
        data = (self.archive / "originals" / "objects" / digest[:2] / digest[2:4] / digest).read_bytes()
        self.assertEqual(sha256(data), digest)
        return data

    def verify(self, code=0):
        report = self.run_in_archive("verify", "--json", code=code).json()
        self.assert_valid("verify.schema.json", report)
        return report


class DerivedFiles(ProvenanceTest):
    def folder_in_main(self):
        paths = self.git("ls-tree", "-r", "--name-only", "main").decode().split("\n")
        return next(path for path in paths if path.endswith("/revision.json")).removesuffix("revision.json")

    def forge(self, edits):
        """Commits other files on top of main, as somebody with git would."""
        index = {"GIT_INDEX_FILE": str(self.folder / "index"), "GIT_AUTHOR_NAME": "X", "GIT_AUTHOR_EMAIL": "x@x",
                 "GIT_COMMITTER_NAME": "X", "GIT_COMMITTER_EMAIL": "x@x", "HOME": str(self.folder)}
        git = ["git", "-C", str(self.archive / "repository.git")]
        run = lambda *arguments, data=None: subprocess.run(  # noqa: E731
            [*git, *arguments], env=index, input=data, check=True, capture_output=True).stdout.decode().strip()
        run("read-tree", "main")
        for path, data in edits.items():
            if data is None:
                run("update-index", "--index-info", data=f"0 {'0' * 40}\t{path}\n".encode())
            else:
                run("update-index", "--add", "--cacheinfo", f"100644,{run('hash-object', '-w', '--stdin', data=data)},{path}")
        commit = run("commit-tree", run("write-tree"), "-p", "main", "-m", "Import x\n\nPalimpsest-Act: import\n")
        run("update-ref", "refs/heads/main", commit)

    def sentences(self, report):
        return " ".join(problem["what"] for problem in report["problems"])

    def test_have_their_digests_in_the_record(self):
        self.obtain()
        derived = self.record()["observed"]["derived"]
        self.assertEqual(sorted(derived), ["pages/0001.json", "text/0001.txt"])
        for name, digest in derived.items():
            self.assertEqual(sha256(self.git("show", f"main:{self.folder_in_main()}{name}")), digest)
        report = self.verify()
        self.assertEqual((report["checked"]["derived_files"], report["checked"]["revisions_without_digests"]), (2, 0))

    def test_that_were_changed_lost_or_added_are_named(self):
        self.obtain()
        folder = self.folder_in_main()
        self.forge({f"{folder}text/0001.txt": b"something else", f"{folder}pages/0001.json": None,
                    f"{folder}pages/0002.json": b"{}"})
        said = self.sentences(self.verify(code=6))
        self.assertIn(f"text/0001.txt of {DOCUMENT}@{RELEASE} does not have the SHA-256", said)
        self.assertIn("pages/0001.json of", said)
        self.assertIn("is missing", said)
        self.assertIn("pages/0002.json of", said)

    def test_without_digests_are_said_and_no_error(self):
        self.obtain()
        path = self.folder_in_main() + "revision.json"
        record = json.loads(self.git("show", f"main:{path}"))
        del record["observed"]["derived"]
        self.forge({path: (json.dumps(record, indent=2, sort_keys=True) + "\n").encode()})
        report = self.verify(code=1)  # the forged commit is not in the log
        self.assertNotIn("digest", self.sentences(report))
        self.assertEqual(report["checked"]["revisions_without_digests"], 1)
        self.assertIn("1 revision holds no digests", self.run_in_archive("verify", code=1).out)


class Checksums(ProvenanceTest):
    def test_of_a_list_are_kept_as_claims_with_the_list(self):
        data = self.pdf.read_bytes()
        lists = [self.write("SHA256SUMS", f"{sha256(data)}  {self.pdf.name}\n{'0' * 64}  other.pdf\n"),
                 self.write("md5sums.txt", f"{hashlib.md5(data).hexdigest()} *{self.pdf.name}\n")]
        self.obtain("--checksums", lists[0], "--checksums", lists[1])
        record = self.record()
        self.assertEqual([(claim["algorithm"], claim["source"], claim["weak"]) for claim in record["claimed"]["checksums"]],
                         [("sha256", "SHA256SUMS", False), ("md5", "md5sums.txt", True)])
        self.assertEqual(record["findings"], [])
        for item, path in zip(record["evidence"], lists):
            self.assertEqual(item["kind"], "checksum_list")
            self.assertEqual(self.evidence(item["sha256"]), path.read_bytes())
        shown = self.run_in_archive("show", f"{DOCUMENT}@{RELEASE}", code=0).out
        self.assertIn("md5 (weak)", shown)
        self.assertIn("by SHA256SUMS: agrees", shown)
        self.assertEqual(self.verify()["result"], "ok")

    def test_that_differ_are_findings(self):
        wrong = self.write("SHA256SUMS", f"{'0' * 64}  ./{self.pdf.name}\n")
        result = self.obtain("--checksums", wrong)
        self.assertIn("SHA256SUMS gives the SHA-256 " + "0" * 64, result.out)
        self.assertEqual([finding["kind"] for finding in self.record()["findings"]], ["checksum_differs"])
        self.assertIn(": differs", self.run_in_archive("show", f"{DOCUMENT}@{RELEASE}", code=0).out)

    def test_of_a_list_mean_the_file_at_their_path(self):
        for folder in ("a", "b"):
            (self.folder / folder).mkdir()
            (self.folder / folder / f"{DOCUMENT}.pdf").write_bytes(lines_pdf([[folder]]))
        sums = "".join(f"{sha256((self.folder / name / f'{DOCUMENT}.pdf').read_bytes())}  {name}/{DOCUMENT}.pdf\n"
                       for name in ("a", "b"))
        listed = self.write("SHA256SUMS", sums)
        self.obtain("--checksums", listed, file=self.folder / "b" / f"{DOCUMENT}.pdf")
        record = self.record()
        self.assertEqual([claim["value"] for claim in record["claimed"]["checksums"]], [record["observed"]["sha256"]])

    def test_of_a_release_list_are_claims_with_their_row(self):
        sums = hashlib.sha1(self.pdf.read_bytes()).hexdigest()
        listed = self.write("list.csv", f"File Name,Record Num,NARA Release Date,SHA-1,SHA-256\n"
                            f"{self.pdf.name},{DOCUMENT},06/27/2023,{sums.upper()},{'f' * 64}\n"
                            f"other.pdf,124-10180-10296,06/27/2023,,\n")
        self.run_in_archive("import", self.pdf, "--manifest", listed, "--ocr", "never", code=0)
        record = self.record()
        self.assertEqual([(claim["algorithm"], claim["source"]) for claim in record["claimed"]["checksums"]],
                         [("sha1", "list list.csv, row 2"), ("sha256", "list list.csv, row 2")])
        self.assertEqual([finding["kind"] for finding in record["findings"]], ["checksum_differs"])

    def test_that_are_none_are_refused_before_anything_is_imported(self):
        self.assert_one_clear_sentence(self.obtain("--checksums", self.write("x", "hello\n"), code=3),
                                       "line 1 of", "is no checksum")
        self.assert_one_clear_sentence(self.obtain("--checksums", "none", code=3), "cannot read none")
        self.assertEqual(self.run_in_archive("list", "--json", code=0).lines(), [])


class Collisions(ProvenanceTest):
    def test_of_sha1_stay_two_originals(self):
        one, other = colliding_pdfs()
        self.assertEqual(hashlib.sha1(one).hexdigest(), hashlib.sha1(other).hexdigest())
        self.assertNotEqual(one, other)
        sums = self.write("SHA1SUMS", f"{hashlib.sha1(one).hexdigest()}  {DOCUMENT}.pdf\n")
        for data, release in ((one, "2017"), (other, "2018")):
            self.pdf.write_bytes(data)
            self.import_file(self.pdf, release, "--checksums", sums)
        for data, release in ((one, "2017"), (other, "2018")):
            record = self.record(release=release)
            self.assertEqual(record["observed"]["sha256"], sha256(data))
            self.assertEqual(record["claimed"]["checksums"][0]["weak"], True)
            held = self.archive / "originals" / "objects" / sha256(data)[:2] / sha256(data)[2:4] / sha256(data)
            self.assertEqual(held.read_bytes(), data)
        self.assertEqual(self.verify()["checked"]["originals"], 3)  # with the list


class Obtained(ProvenanceTest):
    def test_claims_stand_apart_from_what_was_observed(self):
        self.obtain("--source-url", URL, "--retrieved-at", "2023-06-28", "--copy", "third-party")
        record = self.record()
        self.assertEqual(record["claimed"], {"copy": "third_party", "file_name": self.pdf.name,
                                             "retrieved_at": "2023-06-28", "source_url": URL})
        self.assertNotIn("evidence", record)
        shown = self.run_in_archive("show", f"{DOCUMENT}@{RELEASE}", code=0).out
        for words in (URL, "2023-06-28", "a third party's copy"):
            self.assertIn(words, shown)

    def test_a_time_that_is_none_is_refused(self):
        self.assert_one_clear_sentence(self.obtain("--retrieved-at", "yesterday", code=2), "'yesterday' is no time")

    def test_headers_of_http_are_kept(self):
        size = self.pdf.stat().st_size
        headers = self.write("headers", "HTTP/1.1 302 Found\r\nLocation: x\r\n\r\n"
                             f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\nETag: \"a\"\r\n\r\n")
        self.obtain("--http-headers", headers)
        item, = self.record()["evidence"]
        self.assertEqual((item["kind"], item["agreed"]), ("http_headers", ["Content-Length"]))
        self.assertEqual(self.evidence(item["sha256"]), headers.read_bytes())
        self.assertEqual(self.verify()["result"], "ok")

    def test_headers_of_another_file_are_a_finding(self):
        self.obtain("--http-headers", self.write("headers", "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n"))
        self.assertEqual([finding["kind"] for finding in self.record()["findings"]], ["evidence_differs"])

    def test_headers_that_cannot_be_meant_are_refused(self):
        self.assert_one_clear_sentence(self.obtain("--http-headers", self.write("h", "<html>"), code=3), "no headers of HTTP")
        self.assert_one_clear_sentence(self.obtain("--http-headers", self.write("h", "HTTP/1.1 404 No\r\n\r\n"), code=3),
                                       "status 404")
        other = self.make_pdf("124-10180-10296")
        result = self.run_in_archive("import", self.pdf, other, "--release", RELEASE, "--http-headers",
                                     self.write("h", "HTTP/1.1 200 OK\r\n\r\n"), code=2)
        self.assert_one_clear_sentence(result, "tells of one file, and 2 are imported")


    def test_of_a_file_that_is_held_is_not_lost_in_silence(self):
        self.obtain("--copy", "official")
        again = self.obtain("--copy", "official")
        self.assertNotIn("not recorded anew", again.out)
        for options in (("--copy", "own-scan"), ("--http-headers", self.write("h", "HTTP/1.1 200 OK\r\n\r\n"))):
            self.assertIn("not recorded anew", self.obtain(*options).out)
        self.assertEqual(self.record()["claimed"]["copy"], "official")

    def test_stands_in_the_proof(self):
        headers = self.write("headers", "HTTP/1.1 200 OK\r\n\r\n")
        self.obtain("--source-url", URL, "--copy", "third-party", "--http-headers", headers)
        self.run_in_archive("prove", DOCUMENT, "--output", "proof.json", code=0)
        said = " ".join(self.run_program("verify", "proof.json", self.pdf, "--json", code=0).json()["not_shown"])
        for words in (f"that it came from {URL}", "third_party", sha256(headers.read_bytes())):
            self.assertIn(words, said)


class WebArchives(ProvenanceTest):
    def warc(self, *blocks, packed=True, fields=""):
        records = [warc_record(b"software: x\r\n", kind="warcinfo"), *(warc_record(block, fields) for block in blocks)]
        data = b"".join(gzip.compress(record) for record in records) if packed else b"".join(records)
        return self.write("crawl.warc.gz" if packed else "crawl.warc", data)

    def test_give_each_file_its_record_up_to_the_payload(self):
        other = self.make_pdf("124-10180-10296", text="Another page")
        block = http(self.pdf.read_bytes())
        digest = f"WARC-Block-Digest: sha256:{sha256(block)}\r\n"
        path = self.write("crawl.warc", warc_record(http(b"<html>")) + warc_record(block, digest)
                          + warc_record(http(other.read_bytes())))
        self.run_in_archive("import", self.pdf, other, "--release", RELEASE, "--warc", path, "--ocr", "never", code=0)
        item, = self.record()["evidence"]
        self.assertEqual((item["kind"], item["url"], item["time"], item["agreed"]),
                         ("warc_record", URL, "2023-06-28T04:05:06Z", ["WARC-Block-Digest sha256"]))
        head = self.evidence(item["sha256"])
        self.assertEqual(head + self.pdf.read_bytes() + b"\r\n\r\n", warc_record(block, digest))
        self.assertIn("agreed", item)
        self.assertNotIn("agreed", self.record("124-10180-10296")["evidence"][0])
        self.assertEqual(self.verify()["result"], "ok")

    def test_may_be_gzip_and_in_chunks(self):
        data = self.pdf.read_bytes()
        chunked = http(b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data), "Transfer-Encoding: chunked\r\n")
        self.obtain("--warc", self.warc(chunked))
        self.assertEqual(self.record()["evidence"][0]["file_name"], "crawl.warc.gz")

    def test_that_do_not_hold_the_file_are_refused(self):
        self.assert_one_clear_sentence_out(self.obtain("--warc", self.warc(http(b"else")), code=3), "no response in", "has the bytes of")

    def assert_one_clear_sentence_out(self, result, *parts):
        for part in parts:
            self.assertIn(part, result.out + result.err)

    def test_whose_record_contradicts_itself_are_refused(self):
        wrong = "WARC-Payload-Digest: sha1:" + "A" * 32 + "\r\n"
        result = self.obtain("--warc", self.warc(http(self.pdf.read_bytes()), fields=wrong), code=3)
        self.assert_one_clear_sentence_out(result, "WARC-Payload-Digest sha1 is another")

    def test_that_are_none_are_refused_before_anything_is_imported(self):
        self.assert_one_clear_sentence(self.obtain("--warc", self.pdf, code=3), "record 1 of", "cannot be read")
        self.assertEqual(self.run_in_archive("list", "--json", code=0).lines(), [])


if __name__ == "__main__":
    unittest.main()
