"""Time stamps of a local authority, and proofs that stand for themselves."""
import base64
import hashlib
import http.server
import json
import pathlib
import re
import subprocess
import threading
import unittest

from made_pdf import lines_pdf
from program import SOURCE, releases, samples_of
from test_evidence import EvidenceTest, leaf

AUTHORITY = SOURCE / "tests" / "support" / "time_authority.sh"


class Authority:
    """`openssl ts` behind HTTP."""

    def __init__(self, folder, days=3650):
        self.folder = folder
        if not folder.exists():
            folder.mkdir()
            subprocess.run(["sh", str(AUTHORITY), str(days)], cwd=folder, check=True, capture_output=True)
        authority = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                query = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers["Content-Type"] != "application/timestamp-query":
                    return self.send_error(400)
                reply = authority.reply_to(query)
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                return self.wfile.write(reply)

            def log_message(self, *_):
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/tsr"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reply_to(self, query):
        (self.folder / "query").write_bytes(query)
        subprocess.run(["openssl", "ts", "-reply", "-config", "ts.cnf", "-queryfile", "query", "-out", "reply"],
                       cwd=self.folder, check=True, capture_output=True)
        return (self.folder / "reply").read_bytes()

    @property
    def root(self):
        return self.folder / "ca.pem"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class TimeStampTest(EvidenceTest):
    days = 3650

    def setUp(self):
        super().setUp()
        self.begin_with(type(self).__name__, self.make_it)
        self.start_authority()

    def start_authority(self):
        self.authority = Authority(self.folder / "tsa", self.days)
        self.addCleanup(self.authority.close)

    def make_it(self):
        self.start_authority()
        self.import_one(0)

    def stamp(self, *options, code=0):
        return self.run_in_archive("timestamp", *options, "--ca", self.authority.root, code=code)

    def stamp_by_url(self, *options):
        value = self.stamp("--url", self.authority.url, "--json", *options).json()
        self.assert_valid("timestamp.schema.json", value)
        return value["time_stamps"]

    def stamped_text(self, size):
        return b"\n".join(self.log_file(f"checkpoints/{size:09}").split(b"\n")[:3]) + b"\n"

    def openssl_takes(self, data, reply, chain):
        for name, content in (("data", data), ("reply", reply), ("chain", chain)):
            (self.folder / name).write_bytes(content)
        done = subprocess.run(["openssl", "ts", "-verify", "-data", "data", "-in", "reply", "-CAfile", "chain"],
                              cwd=self.folder, capture_output=True, check=False)
        return done.returncode == 0


class TimeStamps(TimeStampTest):
    def test_of_an_authority_are_kept_and_taken_by_stock_openssl(self):
        stamps = self.stamp_by_url()
        self.assertEqual([(stamp["entries"], stamp["renewal"], stamp["new"]) for stamp in stamps], [(2, 0, True)])
        folder = "timestamps/000000002"
        self.assertTrue(self.openssl_takes(self.stamped_text(2), self.log_file(f"{folder}/0.tsr"),
                                           self.log_file(f"{folder}/0.pem")))
        self.assertEqual(self.verify(code=0)["checked"]["time_stamps"], 1)
        self.assertFalse(self.stamp_by_url()[0]["new"])
        self.assertIn("\nnot signed: palimpsest sign --key FILE\n", self.import_one(0).out)
        self.import_one(1)
        self.assertEqual(self.verify(code=0)["checked"]["time_stamps"], 1)

    def test_come_to_a_machine_without_a_network_by_files(self):
        self.run_in_archive("timestamp", "--query", "log.tsq", code=0)
        self.import_one(1)  # meanwhile
        (self.folder / "log.tsr").write_bytes(self.authority.reply_to((self.folder / "log.tsq").read_bytes()))
        result = self.stamp("--reply", "log.tsr")
        self.assertIn("2 entries of the log existed at", result.out)
        self.assertEqual(self.verify(code=0)["checked"]["time_stamps"], 1)

    def test_for_something_else_are_refused(self):
        (self.folder / "text").write_text("something else")
        subprocess.run(["openssl", "ts", "-query", "-data", "text", "-sha256", "-cert", "-out", "q"], cwd=self.folder,
                       check=True, capture_output=True)
        (self.folder / "r").write_bytes(self.authority.reply_to((self.folder / "q").read_bytes()))
        self.assert_one_clear_sentence(self.stamp("--reply", "r", code=3), "the reply fits no checkpoint")
        self.assert_one_clear_sentence(
            self.run_in_archive("timestamp", "--url", self.authority.url, code=3), "leads to no root")

    def test_that_cannot_be_had_say_why(self):
        self.authority.close()
        self.assert_one_clear_sentence(self.stamp("--url", self.authority.url, code=4), "gives no reply")
        self.assert_one_clear_sentence(self.stamp("--url", "nowhere", code=2), "is no address of an authority")

    def test_that_were_replaced_are_found(self):
        self.stamp_by_url()
        other = self.authority.reply_to(subprocess.run(
            ["openssl", "ts", "-query", "-digest", "00" * 32, "-sha256", "-cert"], check=True,
            capture_output=True).stdout)
        self.replace_log_file("timestamps/000000002/0.tsr", other)
        self.assert_found("has a time stamp that is damaged or was replaced")


class Renewal(TimeStampTest):
    days = 30

    def test_stamps_anew_what_runs_out_soon(self):
        first = self.stamp_by_url()[0]
        renewed = self.stamp_by_url("--renew")
        self.assertEqual([(stamp["entries"], stamp["renewal"]) for stamp in renewed], [(2, 1)])
        self.assertEqual(first["entries"], 2)
        folder = "timestamps/000000002"
        earlier = self.log_file(f"{folder}/0.tsr")
        self.assertTrue(self.openssl_takes(self.stamped_text(2) + earlier, self.log_file(f"{folder}/1.tsr"),
                                           self.log_file(f"{folder}/1.pem")))
        self.assertEqual(self.verify(code=0)["checked"]["time_stamps"], 2)


class Proofs(TimeStampTest):
    def setUp(self):
        super().setUp()
        self.file = samples_of(releases()[0])[0]
        self.document = self.file.stem
        self.proof = self.folder / "proof.json"

    def make_it(self):
        super().make_it()
        key = self.make_key()
        self.run_in_archive("sign", "--key", key, code=0)
        self.stamp_by_url()
        self.import_one(1, "--key", key)
        document = samples_of(releases()[0])[0].stem
        self.run_in_archive("prove", f"{document}@{releases()[0]}", "--output", self.folder / "proof.json", code=0)

    def check(self, proof, file, code):
        """Away from the archive."""
        elsewhere = self.folder / "elsewhere.json"
        elsewhere.write_text(json.dumps(proof))
        report = self.run_program("verify", elsewhere, file, "--json", code=code).json()
        self.assert_valid("proof_check.schema.json", report)
        return report

    def value(self):
        value = json.loads(self.proof.read_text())
        self.assert_valid("proof.schema.json", value)
        return value

    def test_hold_without_the_archive(self):
        self.archive.rename(self.folder / "away")
        report = self.check(self.value(), self.file, code=0)
        said = " ".join(statement["what"] for statement in report["statements"])
        for words in ("has the SHA-256, SHA-512 and size", "holds the hash of this record", "stands in the log of",
                      "is signed with the key 'desk'", "says the time-stamp authority"):
            self.assertIn(words, said)
        self.assertTrue(all(statement["holds"] for statement in report["statements"]))

    def test_fail_for_another_file(self):
        report = self.check(self.value(), samples_of(releases()[1])[0], code=6)
        self.assertIn("is not the one of the record", report["statements"][0]["what"])

    def test_fail_when_any_part_was_changed(self):
        value = self.value()
        wrong = {
            "record": value["record"].replace('"page_count": ', '"page_count": 1'),
            "entry": value["entry"].replace('"kind": "import"', '"kind": "undo"'),
            "index": value["index"] + 1,
            "inclusion": value["inclusion"][:-1],
            "checkpoint": re.sub("\n[0-9]+\n", "\n99\n", value["checkpoint"], count=1),
            "keys": [],
            "time_stamps": [{**value["time_stamps"][0], "chain": (self.folder / "tsa" / "tsa.pem").read_text()}],
        }
        other = Authority(self.folder / "other")
        self.addCleanup(other.close)
        wrong["time_stamps"][0]["chain"] = other.root.read_text()
        for name, part in wrong.items():
            with self.subTest(part=name):
                self.assertNotEqual(part, value[name])
                self.check({**value, name: part}, self.file, code=6)

    def test_can_be_checked_by_hand(self):
        """What schemas/PROOF.md says, with nothing of this program."""
        value = self.value()
        pdf = self.file.read_bytes()
        entry = json.loads(value["entry"])
        self.assertIn(hashlib.sha256(pdf).hexdigest(), value["entry"])
        self.assertEqual(entry["records"][0]["record_sha256"], hashlib.sha256(value["record"].encode()).hexdigest())
        size = int(value["checkpoint"].split("\n")[1])
        index, last, node = value["index"], size - 1, leaf(value["entry"].encode())
        for sibling in map(bytes.fromhex, value["inclusion"]):
            if index & 1 or index == last:
                node = hashlib.sha256(b"\1" + sibling + node).digest()
                while not index & 1 and index:
                    index, last = index >> 1, last >> 1
            else:
                node = hashlib.sha256(b"\1" + node + sibling).digest()
            index, last = index >> 1, last >> 1
        self.assertEqual(base64.b64encode(node).decode(), value["checkpoint"].split("\n")[2])
        text = "\n".join(value["checkpoint"].split("\n")[:3]) + "\n"
        self.assertTrue(self.openssl_takes(text.encode(), base64.b64decode(value["time_stamps"][0]["reply"]),
                                           value["time_stamps"][0]["chain"].encode()))

    def test_what_is_no_proof_is_refused(self):
        (self.folder / "x.json").write_text("{}")
        self.assert_one_clear_sentence(self.run_program("verify", "x.json", self.file, code=3), "is no proof")

    def test_the_certificate_states_facts_and_what_is_not_shown(self):
        text = self.run_in_archive("prove", self.document + "@" + releases()[0], "--certificate", code=0).out
        for words in ("902(14)", "902(13)", hashlib.sha512(self.file.read_bytes()).hexdigest(), "says the time-stamp",
                      "whose copy this is", "that the agency wrote the document", "none is kept", "to complete"):
            self.assertIn(words, text)
        self.assertNotIn("when: no independent", text)

    def test_the_certificate_names_copy_evidence_diffs_and_a_missing_time(self):
        document = "124-10180-10009"
        for release, text in (("2017", "ten words of a page that says something"), ("2018", "other words stand here")):
            pdf = self.folder / f"{document}.pdf"
            pdf.write_bytes(lines_pdf([[text]]))
            self.import_file(pdf, release, "--copy", "third-party", "--source-url", "https://mirror.example/a",
                             "--operator", "A. Reader", "--time", "2025-03-18T20:15:00Z")
        self.run_in_archive("diff", document)
        text = self.run_in_archive("prove", f"{document}@2018", "--certificate", code=0).out
        diff = self.git("show", "main:" + self.path_in_main("2017..2018.json"))
        for words in ("this is a third party's copy", "https://mirror.example/a", "2025-03-18T20:15:00Z by A. Reader",
                      "2017..2018: ", hashlib.sha256(diff).hexdigest(), "when: no independent authority"):
            self.assertIn(words, text)

    def test_a_file_is_found_in_the_archive(self):
        report = self.run_in_archive("verify", self.file, "--json", code=0).json()
        self.assertIn(f"The archive holds these bytes as {self.document}@{releases()[0]}", report["statements"][0]["what"])
        other = self.folder / "other.pdf"
        other.write_bytes(self.file.read_bytes() + b"\n")
        report = self.run_in_archive("verify", other, "--json", code=1).json()
        self.assert_valid("proof_check.schema.json", report)
        self.assertIn("does not hold these bytes", report["statements"][0]["what"])
        self.assertEqual([(alike["copy"]["kind"], alike["copy"]["document"]) for alike in report["look_alikes"]][:1],
                         [("same_pages", self.document)])

    def test_a_filed_copy_is_known_by_its_pages_and_its_header(self):
        document = "124-10180-10009"
        pages = [[f"Paragraph {page} of the memorandum of the {word} conversation at the harbor",
                  f"in which the {word} lorries of the program stood behind the {word} fence"]
                 for page, word in enumerate(("first", "second", "third"), start=1)]
        pdf = self.folder / f"{document}.pdf"
        pdf.write_bytes(lines_pdf(pages))
        self.import_file(pdf, "2018")
        header = "Case 1:22-cv-01234-ABC Document 12-3 Filed 05/04/22 Page {} of 9"
        filed = self.folder / "exhibit.pdf"
        filed.write_bytes(lines_pdf([["Exhibit B of the plaintiff in this matter"],
                                     *([header.format(i), *page] for i, page in enumerate(pages, start=2))]))
        report = self.run_in_archive("verify", filed, "--ocr", "never", "--json", code=1).json()
        self.assert_valid("proof_check.schema.json", report)
        alike = next(alike for alike in report["look_alikes"] if alike["copy"]["document"] == document)
        self.assertEqual(alike["copy"]["pages"], [[2, 1], [3, 2], [4, 3]])
        self.assertEqual([(line["page"], line["kind"], line["text"]) for line in alike["added"]],
                         [(page, "filing_header", header.format(page)) for page in (2, 3, 4)])
        said = self.run_in_archive("verify", filed, "--ocr", "never", code=1).out
        self.assertIn("a court's filing header at the top of page 2: Case 1:22-cv-01234-ABC", said)

    def test_a_file_that_is_no_pdf_is_only_not_held(self):
        other = self.folder / "note.txt"
        other.write_text("no PDF")
        report = self.run_in_archive("verify", other, "--json", code=1).json()
        self.assertEqual(report["look_alikes"], [])
        self.assertIn("which held pages the file looks like", " ".join(report["not_shown"]))


if __name__ == "__main__":
    unittest.main()
