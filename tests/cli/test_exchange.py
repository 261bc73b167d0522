"""Events, bags, PREMIS and PROV: what other systems are told, and what stock tools say of it."""
import fcntl
import hashlib
import json
import pathlib
import shutil
import subprocess
import unittest
from xml.etree import ElementTree

from made_pdf import lines_pdf
from program import releases, samples_of
from test_evidence import EvidenceTest

P = "{http://www.loc.gov/premis/v3}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


class ExchangeTest(EvidenceTest):
    def setUp(self):
        super().setUp()
        self.begin_with("both releases", lambda: [
            self.import_one(index, "--time", f"2025-03-18T20:1{index}:00Z", "--operator", "A. Reader")
            for index in (0, 1)])
        self.document = json.loads(self.git("show", "main:" + self.path_in_main("document.json")))["id"]

    def events(self, document=None):
        value = self.run_in_archive("show", document or self.document, "--events", "--json", code=0).json()
        self.assert_valid("events.schema.json", value)
        return value["events"]


class Events(ExchangeTest):
    def test_of_an_import_are_in_the_words_of_premis(self):
        first = [event for event in self.events() if event.get("release") == releases()[0]]
        self.assertEqual([event["type"] for event in first],
                         ["ingestion", "message digest calculation", "format identification", "validation",
                          "metadata extraction", "filename change"])
        self.assertEqual({(event["time"], event["agent"]) for event in first}, {("2025-03-18T20:10:00Z", "A. Reader")})
        self.assertIn(hashlib.sha256(samples_of(releases()[0])[0].read_bytes()).hexdigest(), first[1]["detail"])
        self.assertIn("ingestion", self.run_in_archive("show", self.document, "--events", code=0).out)

    def test_are_the_same_whenever_they_are_asked_for(self):
        self.assertEqual(self.events(), self.events())
        ids = [event["id"] for event in self.events()]
        self.assertEqual(len(ids), len(set(ids)))

    def test_of_claims_that_disagree_are_one_check_each(self):
        pdf = self.folder / "124-10180-10003.pdf"
        pdf.write_bytes(lines_pdf([["claimed twice"]]))
        right, wrong = self.folder / "right.md5", self.folder / "wrong.md5"
        right.write_text(f"{hashlib.md5(pdf.read_bytes()).hexdigest()}  {pdf.name}\n")
        wrong.write_text(f"{'0' * 32}  {pdf.name}\n")
        self.import_file(pdf, "2023", "--checksums", right, "--checksums", wrong)
        checks = [event for event in self.events(pdf.stem) if event["type"] == "fixity check"]
        self.assertEqual([check["outcome"] for check in checks], ["failure", "success"])
        self.assertIn("by right.md5", checks[1]["detail"])
        self.assertNotIn("wrong.md5", checks[1]["detail"])
        shown = self.run_in_archive("show", f"{pdf.stem}@2023", code=0).out
        self.assertIn("by right.md5: agrees", shown)
        self.assertIn("by wrong.md5: differs", shown)

    def test_of_claimed_checksums_are_fixity_checks(self):
        for name, digits in (("124-10180-10001", None), ("124-10180-10002", "0" * 64)):
            pdf = self.folder / f"{name}.pdf"
            pdf.write_bytes(lines_pdf([[name]]))
            sums = self.folder / "SHA256SUMS"
            sums.write_text(f"{digits or hashlib.sha256(pdf.read_bytes()).hexdigest()}  {pdf.name}\n")
            self.import_file(pdf, "2023", "--checksums", sums)
            check, = [event for event in self.events(name) if event["type"] == "fixity check"]
            self.assertEqual(check["outcome"], "failure" if digits else "success")

    def scanner(self, script):
        path = self.folder / "scanner"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        return path

    def test_of_a_virus_check_are_there_where_a_scanner_looked(self):
        self.assertNotIn("virus check", [event["type"] for event in self.events()])
        pdf = self.folder / "124-10180-10009.pdf"
        pdf.write_bytes(lines_pdf([["clean"]]))
        self.import_file(pdf, "2023", "--virus-scanner", self.scanner("test -s \"$1\""))
        check, = [event for event in self.events(pdf.stem) if event["type"] == "virus check"]
        self.assertEqual((check["outcome"], check["detail"]), ("success", "scanner found the file clean"))

    def test_a_file_that_is_not_clean_is_not_imported_and_the_others_are(self):
        names = ("124-10180-10007", "124-10180-10008")
        for name in names:
            (self.folder / f"{name}.pdf").write_bytes(lines_pdf([[name]]))
        scanner = self.scanner("case $1 in *10007*) echo \"$1: Eicar FOUND\"; exit 1;; esac\n")
        result = self.run_in_archive("import", *(f"{name}.pdf" for name in names), "--release", "2023", "--ocr", "never",
                                     "--virus-scanner", scanner, code=1)
        self.assertIn("Eicar FOUND", result.out)
        held = [line["id"] for line in self.run_in_archive("list", "--json", code=0).lines()]
        self.assertEqual([name in held for name in names], [False, True])

    def test_a_scanner_that_cannot_scan_ends_the_import(self):
        pdf = self.folder / "124-10180-10009.pdf"
        pdf.write_bytes(lines_pdf([["clean"]]))
        result = self.import_file(pdf, "2023", "--virus-scanner", self.scanner("echo no database; exit 2"), code=4)
        self.assert_one_clear_sentence(result, "ended with exit code 2: no database")
        self.import_file(pdf, "2023", "--virus-scanner", "nowhere", code=2)

    def test_files_of_a_list_that_are_no_pdfs_are_scanned_too(self):
        for name in ("notes.txt", "infected.txt"):
            (self.folder / name).write_text(name)
        listed = self.folder / "list.csv"
        listed.write_text("File Name,Record Num,NARA Release Date\nnotes.txt,124-10180-10011,06/27/2023\n"
                          "infected.txt,124-10180-10012,06/27/2023\n")
        scanner = self.scanner("case $1 in *infected*) echo \"Eicar FOUND\"; exit 1;; esac\n")
        result = self.run_in_archive("import", "notes.txt", "infected.txt", "--manifest", listed, "--ocr", "never",
                                     "--virus-scanner", scanner)
        self.assertIn("Eicar FOUND", result.out)
        stored = [path.read_text() for path in (self.archive / "originals").rglob("?" * 64) if path.stat().st_size < 20]
        self.assertEqual(stored, ["notes.txt"])
        self.assertIn("Palimpsest-Virus-Check: scanner", self.text("log", "-1", "--format=%B", "main"))
        broken = self.scanner("echo no database; exit 2")
        (self.folder / "notes.txt").write_text("newer notes")
        self.assert_one_clear_sentence(
            self.run_in_archive("import", "notes.txt", "--manifest", listed, "--virus-scanner", broken, code=4),
            "no database")

    def test_of_the_whole_archive_count_from_the_first_import_on(self):
        key = self.make_key()
        self.run_in_archive("sign", "--key", key, "--time", "2025-03-18T21:00:00Z", code=0)
        signed = [event for event in self.events() if event["type"] == "digital signature generation"]
        self.assertTrue(signed)
        self.assertNotIn("release", signed[-1])
        later = self.folder / "124-10180-10009.pdf"
        later.write_bytes(lines_pdf([["later"]]))
        self.import_file(later, "2023")
        self.assertNotIn("digital signature generation", [event["type"] for event in self.events(later.stem)])

    def test_of_an_undone_import_stay(self):
        self.run_in_archive("undo", f"{self.document}@{releases()[1]}", code=0)
        types = [event["type"] for event in self.events() if event.get("release") == releases()[1]]
        self.assertEqual((types[0], types[-1]), ("ingestion", "deaccession"))


class Options(ExchangeTest):
    def test_that_would_be_left_out_in_silence_are_refused(self):
        for arguments in (["show", f"{self.document}@{releases()[0]}", "--events"],
                          ["show", f"{self.document}@{releases()[0]}/1", "--copies"],
                          ["show", self.document, "--events", "--copies"],
                          ["export", "--sha256sums", self.document],
                          ["export", "--checkpoint", self.document],
                          ["export", "--premis", "x.xml", "--key", "x.pem"],
                          ["export", "--sha256sums", "--no-record"]):
            with self.subTest(arguments=arguments):
                self.assertIn("palimpsest: ", self.run_in_archive(*arguments, code=2).err)
        self.assertFalse((self.folder / "x.xml").exists())


class RecordedChecks(ExchangeTest):
    def test_are_events_and_change_no_file(self):
        tree = self.text("rev-parse", "main^{tree}")
        self.verify(code=0)
        self.assertNotIn("fixity check", [event["type"] for event in self.events()])
        self.verify("--record", "--operator", "B. Reader", code=0)
        self.assertEqual(self.text("rev-parse", "main^{tree}"), tree)
        check = self.events()[-1]
        self.assertEqual((check["type"], check["outcome"], check["agent"]), ("fixity check", "success", "B. Reader"))
        self.assertIn("2 originals", check["detail"])
        self.assertEqual(json.loads(self.entries()[-1])["kind"], "fixity")
        self.verify(code=0)

    def test_of_damage_say_so(self):
        original = next((self.archive / "originals" / "objects").rglob("?" * 64))
        original.chmod(0o644)
        original.write_bytes(b"x" + original.read_bytes()[1:])
        self.verify("--record", code=6)
        self.assertEqual(self.events()[-1]["outcome"], "failure")

    def test_are_of_an_archive_alone(self):
        self.assert_one_clear_sentence(
            self.run_in_archive("verify", samples_of(releases()[0])[0], "--record", code=2), "--record")


class Bags(ExchangeTest):
    def setUp(self):
        super().setUp()
        self.bag = self.folder / "bag"

    def export(self, *documents, code=0):
        return self.run_in_archive("export", "--bagit", self.bag, "--time", "2025-03-19", *documents, "--json", code=code)

    def check(self, code=0):
        value = self.run_program("verify", "--bagit", self.bag, "--json", code=code).json()
        self.assert_valid("bag_check.schema.json", value)
        return value

    def sha256sum(self):
        return subprocess.run(["sha256sum", "--strict", "-c", "manifest-sha256.txt"], cwd=self.bag, capture_output=True,
                              text=True, check=False)

    def test_hold_everything_and_stock_tools_take_them(self):
        written = self.export().json()
        self.assert_valid("bag.schema.json", written)
        checked = self.check()
        self.assertEqual((checked["problems"], checked["files"]), ([], written["files"]))
        done = self.sha256sum()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        held = {path.read_bytes() for path in self.bag.rglob("original.pdf")}
        self.assertEqual(held, {samples_of(release)[0].read_bytes() for release in releases()[:2]})
        for path in self.text("ls-tree", "-r", "--name-only", "main").split("\n"):
            if path.endswith((".json", ".txt")):
                self.assertEqual((self.bag / "data" / path).read_bytes(), self.git("show", f"main:{path}"))
        for path in self.bag.rglob("*"):
            self.assertTrue(path.is_dir() or path.stat().st_nlink == 1)
        info = (self.bag / "bag-info.txt").read_text()
        self.assertIn("Bagging-Date: 2025-03-19\n", info)
        self.assertIn(f"Payload-Oxum: {written['bytes']}.{written['files']}\n", info)

    def test_of_one_document_hold_nothing_of_another(self):
        other = self.folder / "124-10180-10009.pdf"
        other.write_bytes(lines_pdf([["another document"]]))
        evidence = self.folder / "headers"
        evidence.write_text("HTTP/1.1 200 OK\n\n")
        self.import_file(other, "2023", "--http-headers", evidence)
        self.export(self.document)
        names = [str(path.relative_to(self.bag)) for path in self.bag.rglob("*")]
        self.assertFalse([name for name in names if "124-10180-10009" in name or name.startswith("data/evidence")])
        self.assertNotIn("data/releases/2023.json", names)
        shutil.rmtree(self.bag)
        self.export("124-10180-10009")
        stored, = (self.bag / "data" / "evidence").iterdir()
        self.assertEqual(stored.read_bytes(), evidence.read_bytes())

    def test_that_were_altered_are_found(self):
        self.export()
        pdf = next(self.bag.rglob("original.pdf"))
        pdf.write_bytes(pdf.read_bytes() + b"x")
        self.assertNotEqual(self.sha256sum().returncode, 0)
        problems = self.check(code=6)["problems"]
        self.assertIn(str(pdf.relative_to(self.bag)), [problem["path"] for problem in problems])
        self.assertIn("another checksum", self.run_program("verify", "--bagit", self.bag, code=6).out)

    def test_with_warnings_alone_are_valid(self):
        self.export()
        for path in self.bag.glob("*manifest-*.txt"):
            path.unlink()
        lines = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(self.bag)}\n"
                 for path in (self.bag / "data").rglob("*") if path.is_file()]
        (self.bag / "manifest-md5.txt").write_text("".join(lines))
        checked = self.check(code=1)
        self.assertEqual((checked["result"], [problem["warning"] for problem in checked["problems"]]), ("valid", [True]))

    def test_are_copies_that_are_on_record(self):
        tree = self.text("rev-parse", "main^{tree}")
        self.run_in_archive("export", "--bagit", self.bag, "--operator", "B. Reader", code=0)
        self.assertEqual(self.text("rev-parse", "main^{tree}"), tree)
        copy = self.events()[-1]
        self.assertEqual((copy["type"], copy["outcome"], copy["agent"]), ("replication", "success", "B. Reader"))
        files = sum(path.is_file() for path in (self.bag / "data").rglob("*"))
        self.assertIn(f"a bag with {files} files", copy["detail"])
        self.assertEqual(json.loads(self.entries()[-1])["kind"], "replicate")
        self.verify(code=0)

    def test_of_one_document_are_copies_of_that_document(self):
        other = self.folder / "124-10180-10009.pdf"
        other.write_bytes(lines_pdf([["another document"]]))
        self.import_file(other, "2023")
        self.export(self.document)
        types = lambda name: [event["type"] for event in self.events(name)]  # noqa: E731
        self.assertEqual((types(self.document)[-1], "replication" in types(other.stem)), ("replication", False))

    def test_leave_no_record_where_it_is_not_wanted_or_cannot_be(self):
        before = self.text("rev-parse", "main")
        self.run_in_archive("export", "--bagit", self.bag, "--no-record", code=0)
        self.assertEqual(self.text("rev-parse", "main"), before)
        shutil.rmtree(self.bag)
        with open(self.archive / "locks" / "writer", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            result = self.run_in_archive("export", "--bagit", self.bag, code=0)
        self.assertIn("note: the archive has no record of this copy: another import is writing", result.err)
        self.check()
        self.assertEqual(self.text("rev-parse", "main"), before)

    def test_go_on_past_a_kept_diff_that_cannot_be_read(self):
        self.run_in_archive("diff", self.document)
        path = self.path_in_main("changes/" + "..".join(releases()[:2]) + ".json")
        self.git("update-ref", "refs/heads/main", self.forge_commit({path: b"of another version"}))
        result = self.run_in_archive("export", "--bagit", self.bag, code=1)
        self.assertIn(f"note: the kept diff {path} cannot be read", result.err)
        self.assertEqual((self.bag / "data" / path).read_bytes(), b"of another version")
        self.check()

    def test_never_take_the_place_of_something(self):
        self.bag.mkdir()
        self.assert_one_clear_sentence(self.export(code=5), "is there already")

    def test_of_a_damaged_original_are_not_written(self):
        original = next((self.archive / "originals" / "objects").rglob("?" * 64))
        original.chmod(0o644)
        original.write_bytes(b"x" + original.read_bytes()[1:])
        self.assert_one_clear_sentence(self.export(code=6), "does not have the SHA-256")
        self.assertFalse(self.bag.exists())
        self.assertFalse(list(self.folder.glob(".tmp-*")))

    def test_alone_answer_in_json(self):
        self.run_in_archive("export", "--sha256sums", "--json", code=2)

    def test_of_what_is_unknown_are_refused(self):
        self.assert_one_clear_sentence(self.export("nothing", code=3), "nothing")
        self.assert_one_clear_sentence(self.run_program("verify", "--bagit", "nowhere", code=3), "cannot read the bag")


class Premis(ExchangeTest):
    def premis(self, *documents):
        path = self.folder / "premis.xml"
        self.run_in_archive("export", "--premis", path, *documents, code=0)
        schema = pathlib.Path(__file__).with_name("premis_subset.xsd")
        done = subprocess.run(["xmllint", "--noout", "--schema", schema, path], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return ElementTree.parse(path).getroot()

    def objects(self, root, category):
        return [element for element in root.findall(f"{P}object") if element.get(TYPE) == category]

    def test_has_objects_events_agents_and_rights_in_the_order_of_its_schema(self):
        pdf = self.folder / "124-10180-10009.pdf"
        pdf.write_bytes(lines_pdf([["another document"]]))
        self.import_file(pdf, "2023", "--authority", "Records Act, section 5")
        root = self.premis()
        self.assertEqual((root.tag, root.get("version")), (f"{P}premis", "3.0"))
        order = [element.tag.removeprefix(P) for element in root]
        self.assertEqual(order, sorted(order, key=["object", "event", "agent", "rights"].index))
        self.assertEqual(set(order), {"object", "event", "agent", "rights"})
        file = self.objects(root, "file")[0]
        self.assertEqual([element.tag.removeprefix(P) for element in file][:4],
                         ["objectIdentifier", "objectCharacteristics", "originalName", "storage"])
        characteristics = [element.tag.removeprefix(P) for element in file.find(f"{P}objectCharacteristics")]
        self.assertEqual(characteristics[:5], ["compositionLevel", "fixity", "fixity", "size", "format"])
        event = [element.tag.removeprefix(P) for element in root.find(f"{P}event")]
        self.assertEqual(event[:5], ["eventIdentifier", "eventType", "eventDateTime", "eventDetailInformation",
                                     "eventOutcomeInformation"])

    def test_of_an_archive_without_documents_is_refused(self):
        """PREMIS has no document without an object."""
        self.run_program("init", self.folder / "empty", code=0)
        result = self.run_program("export", "--premis", "x.xml", "--archive", self.folder / "empty", code=3)
        self.assert_one_clear_sentence(result, "holds no document")

    def test_tells_of_every_part_of_an_archive(self):
        """Signed, edited, checked, copied, taken back, with claims that hold and claims that do not."""
        key = self.make_key()
        pdf = self.folder / "124-10180-10009.pdf"
        pdf.write_bytes(lines_pdf([["another document"]]))
        good, bad = self.folder / "SHA256SUMS", self.folder / "md5sums.txt"
        good.write_text(f"{hashlib.sha256(pdf.read_bytes()).hexdigest()}  {pdf.name}\n")
        bad.write_text(f"{'0' * 32}  {pdf.name}\n")
        self.import_file(pdf, "2023", "--authority", "Records Act", "--checksums", good, "--checksums", bad, "--key", key)
        self.run_in_archive("sign", "--key", key)
        self.verify("--record", code=0)
        self.run_in_archive("export", "--bagit", self.folder / "bag", code=0)
        self.run_in_archive("undo", f"{self.document}@{releases()[1]}", code=0)
        root = self.premis()
        self.assertIn("replication", [element.text for element in root.iter(f"{P}eventType")])
        digests = [element.text for element in root.iter(f"{P}messageDigest")]
        self.assertNotIn("0" * 32, digests)
        self.assertEqual(digests.count(hashlib.sha256(pdf.read_bytes()).hexdigest()), 2)  # ours, and the list's

    def test_gives_every_original_its_digests_and_size(self):
        found = {}
        for file in self.objects(self.premis(), "file"):
            digests = {fixity.find(f"{P}messageDigestAlgorithm").text: fixity.find(f"{P}messageDigest").text
                       for fixity in file.iter(f"{P}fixity")}
            found[digests["SHA-256"]] = (digests["SHA-512"], int(next(file.iter(f"{P}size")).text))
        self.assertEqual(found, {hashlib.sha256(data).hexdigest(): (hashlib.sha512(data).hexdigest(), len(data))
                                 for data in (samples_of(release)[0].read_bytes() for release in releases()[:2])})

    def test_links_only_what_it_holds(self):
        root = self.premis()
        for kind, links in (("event", ["linkingEventIdentifier"]),
                            ("object", ["relatedObjectIdentifier", "linkingObjectIdentifier"]),
                            ("agent", ["linkingAgentIdentifier"])):
            held = [element.text for element in root.iter(f"{P}{kind}IdentifierValue")]
            self.assertEqual(len(held), len(set(held)))
            linked = {element.text for link in links for element in root.iter(f"{P}{link}Value")}
            self.assertTrue(linked, kind)
            self.assertLessEqual(linked, set(held))

    def test_has_the_events_that_show_has(self):
        types = [element.text for element in self.premis().iter(f"{P}eventType")]
        self.assertEqual(types, [event["type"] for event in self.events()])

    def test_stays_well_formed_whatever_files_are_called(self):
        pdf = self.folder / "a\x01<&>\udcff.pdf"
        pdf.write_bytes(lines_pdf([["odd"]]))
        self.import_file(pdf, "2023", "--document", "odd")
        names = [element.text for element in self.premis("odd").iter(f"{P}originalName")]
        self.assertEqual(set(names), {"a\ufffd<&>\ufffd.pdf"})

    def test_is_the_same_for_the_same_archive(self):
        self.premis()
        before = (self.folder / "premis.xml").read_bytes()
        self.premis()
        self.assertEqual((self.folder / "premis.xml").read_bytes(), before)


class Prov(ExchangeTest):
    def prov(self):
        path = self.folder / "prov.json"
        self.run_in_archive("export", "--prov", path, code=0)
        return json.loads(path.read_text())

    def test_says_what_came_from_what(self):
        self.run_in_archive("diff", self.document)
        value = self.prov()
        kinds = lambda part: sorted(item["prov:type"] for item in value[part].values())  # noqa: E731
        self.assertEqual(kinds("entity"), ["diff", "document", "original", "original", "revision", "revision"])
        self.assertEqual(kinds("activity"), ["diff", "import", "import", "ocr", "ocr"])
        derived = {(item["prov:generatedEntity"], item["prov:usedEntity"]) for item in value["wasDerivedFrom"].values()}
        name = f"palimpsest:revision/{self.document}@{releases()[0]}"
        digest = hashlib.sha256(samples_of(releases()[0])[0].read_bytes()).hexdigest()
        self.assertIn((name, f"palimpsest:original/{digest}"), derived)
        self.assertEqual(len(derived), 4)

    def test_names_the_program_and_the_person_that_made_a_diff(self):
        self.run_in_archive("diff", self.document, "--operator", "A. Comparer")
        value = self.prov()
        (diff, facts), = ((name, item) for name, item in value["activity"].items() if item["prov:type"] == "diff")
        agents = {item["prov:agent"] for item in value["wasAssociatedWith"].values() if item["prov:activity"] == diff}
        version = self.run_program("--version").out.split()[-1]
        self.assertEqual(agents, {f"palimpsest:software/palimpsest%20{version}", "palimpsest:agent/A.%20Comparer"})
        self.assertIn("prov:startTime", facts)

    def test_names_nothing_that_it_does_not_describe(self):
        self.run_in_archive("diff", self.document)
        value = self.prov()
        described = {name for part in ("entity", "activity", "agent") for name in value[part]}
        for relation in ("wasGeneratedBy", "used", "wasDerivedFrom", "wasAssociatedWith", "specializationOf",
                         "wasInformedBy"):
            for item in value[relation].values():
                self.assertLessEqual({end for end in item.values() if isinstance(end, str)}, described)
        prefixes = set(value["prefix"]) | {"prov", "_"}
        self.assertTrue(all(name.split(":")[0] in prefixes for name in described))

    def test_calls_an_agency_a_claim(self):
        pdf = self.folder / "124-10180-10009.pdf"
        pdf.write_bytes(lines_pdf([["another document"]]))
        self.import_file(pdf, "2023", "--agency", "National Archives")
        attribution, = self.prov()["wasAttributedTo"].values()
        self.assertEqual((attribution["prov:agent"], attribution["palimpsest:claimed"]),
                         ("palimpsest:agent/National%20Archives", True))


if __name__ == "__main__":
    unittest.main()
