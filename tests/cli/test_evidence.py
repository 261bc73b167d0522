"""The log, its signatures, and what verify says of somebody who may write everywhere."""
import base64
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from program import ProgramTest, releases, samples_of

WHO = "reader@example.org"


def leaf(data):
    return hashlib.sha256(b"\0" + data).digest()


def root_of(leaves):
    """RFC 6962, written down apart from the program."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + root_of(leaves[:half]) + root_of(leaves[half:])).digest()


class EvidenceTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.repository = self.archive / "repository.git"

    def git(self, *arguments, check=True, **options):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1",
                       "GIT_AUTHOR_NAME": "X", "GIT_AUTHOR_EMAIL": "x@example.org", "GIT_COMMITTER_NAME": "X",
                       "GIT_COMMITTER_EMAIL": "x@example.org", **options.pop("env", {})}
        done = subprocess.run(["git", "-C", str(self.repository), *map(str, arguments)], env=environment,
                              capture_output=True, check=False, **options)
        if check:
            self.assertEqual(done.returncode, 0, (arguments, done.stdout, done.stderr))
        return done.stdout

    def text(self, *arguments, **options):
        return self.git(*arguments, **options).decode().strip()

    def import_samples(self, count):
        """The first act of a test."""
        self.begin_with(count, lambda: [self.import_one(index) for index in range(count)])

    def import_one(self, index, *options):
        release = releases()[index]
        return self.import_file(samples_of(release)[0], release, *options)

    def make_key(self, name="desk", *options):
        self.run_in_archive("key", "make", f"{name}.pem", *options, code=0)
        return self.folder / f"{name}.pem"

    def log_file(self, path):
        return self.git("show", f"refs/archive/log:{path}")

    def entries(self):
        size = int(self.log_file("checkpoint").split(b"\n")[1])
        data, entries = self.log_file(f"tile/entries/000.p/{size}"), []
        while data:
            length = int.from_bytes(data[:2], "big")
            entries.append(data[2:2 + length])
            data = data[2 + length:]
        self.assertEqual(len(entries), size)
        return entries

    def verify(self, *options, code=None):
        report = self.run_in_archive("verify", "--json", *options, code=code).json()
        self.assert_valid("verify.schema.json", report)
        return report

    def assert_found(self, *words, options=(), result="damaged"):
        """verify says one sentence that holds all these words."""
        report = self.verify(*options, code=6 if result == "damaged" else 1)
        sentences = [problem["what"] for problem in report["problems"]]
        self.assertTrue(any(all(word in sentence for word in words) for sentence in sentences), sentences)
        return report

    def replace_log_file(self, path, data):
        """Puts another file into the log, as somebody with git would."""
        index = {"GIT_INDEX_FILE": str(self.folder / "index")}
        blob = self.git("hash-object", "-w", "--stdin", input=data).decode().strip()
        self.git("read-tree", "refs/archive/log", env=index)
        self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", env=index)
        self.set_log(self.text("write-tree", env=index))

    def set_log(self, tree):
        self.git("update-ref", "refs/archive/log", self.text("commit-tree", tree, "-m", "log"))

    def forge_commit(self, edits, parent="main", message="Import x\n\nPalimpsest-Act: import\n"):
        """Returns a commit of changed files on top of `parent`."""
        index = {"GIT_INDEX_FILE": str(self.folder / "index")}
        self.git("read-tree", parent, env=index)
        for path, data in edits.items():
            blob = self.git("hash-object", "-w", "--stdin", input=data).decode().strip()
            self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", env=index)
        return self.text("commit-tree", self.text("write-tree", env=index), "-p", parent, "-m", message)

    def path_in_main(self, name):
        return next(path for path in self.text("ls-tree", "-r", "--name-only", "main").split("\n")
                    if path.endswith("/" + name))


class Log(EvidenceTest):
    def test_has_one_entry_for_every_commit_in_order(self):
        self.import_samples(2)
        self.run_in_archive("undo", json.loads("\"" + self.path_in_main("revision.json").split("/")[3] + "\"") +
                            "@" + releases()[1], code=0)
        commits = self.text("rev-list", "--first-parent", "--reverse", "main").split("\n")
        entries = [json.loads(entry) for entry in self.entries()]
        self.assertEqual([entry["commit"] for entry in entries], commits)
        self.assertEqual([entry["n"] for entry in entries], list(range(len(commits))))
        self.assertEqual([entry["kind"] for entry in entries], ["create", "import", "import", "undo"])
        for entry in entries:
            self.assert_valid("log_entry.schema.json", entry)
            self.assertEqual(entry["tree"], self.text("rev-parse", entry["commit"] + "^{tree}"))

    def test_entries_hold_the_hashes_of_records_and_originals(self):
        self.import_samples(1)
        entry = json.loads(self.entries()[1])
        pdf = samples_of(releases()[0])[0].read_bytes()
        record = self.git("show", "main:" + self.path_in_main("revision.json"))
        self.assertEqual(entry["records"], [{"record_sha256": hashlib.sha256(record).hexdigest(),
                                             "sha256": hashlib.sha256(pdf).hexdigest(),
                                             "sha512": hashlib.sha512(pdf).hexdigest(), "size": len(pdf)}])

    def test_tree_ids_are_those_of_a_sha256_repository(self):
        self.import_samples(2)
        for entry in map(json.loads, self.entries()):
            work = self.folder / "work"
            shutil.rmtree(work, True)
            work.mkdir()
            archive = self.git("archive", "--format=tar", entry["commit"])
            subprocess.run(["tar", "-x", "-C", str(work)], input=archive, check=True)
            (self.folder / "sha256").mkdir(exist_ok=True)
            done = subprocess.run(
                "rm -rf .git && git init -q --object-format=sha256 && git -c filter.lfs.clean=cat "
                "-c filter.lfs.process= -c filter.lfs.required=false add -f . && git write-tree",
                shell=True, cwd=work, capture_output=True, text=True, check=True,
                env={"HOME": str(self.folder), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1"})
            self.assertEqual(done.stdout.strip(), entry["tree_sha256"])

    def test_the_checkpoint_is_the_root_of_the_entries(self):
        self.import_samples(3)
        origin, size, root = self.log_file("checkpoint").decode().split("\n")[:3]
        entries = self.entries()
        self.assertEqual(int(size), len(entries))
        self.assertEqual(base64.b64decode(root), root_of([leaf(entry) for entry in entries]))
        archive = json.loads((self.archive / "archive.json").read_text())
        self.assertEqual(origin, archive["log_origin"])
        self.assertEqual(self.log_file(f"tile/0/000.p/{size}"), b"".join(leaf(entry) for entry in entries))

    def test_is_the_same_when_it_is_made_again(self):
        self.import_samples(2)
        before = self.text("rev-parse", "refs/archive/log^{tree}")
        self.git("update-ref", "-d", "refs/archive/log")
        shutil.rmtree(self.archive / "cache")
        self.run_in_archive("list", code=0)
        self.assertEqual(self.text("rev-parse", "refs/archive/log^{tree}"), before)

    def test_makes_up_for_what_a_killed_writer_left_out(self):
        self.import_samples(1)
        log = self.text("rev-parse", "refs/archive/log")
        self.import_one(1)
        after = self.text("rev-parse", "refs/archive/log")
        self.git("update-ref", "refs/archive/log", log)
        self.assert_found("No log entry has commit", "If an import was stopped", result="ok")
        self.run_in_archive("list", code=0)
        self.assertEqual(self.text("rev-parse", "refs/archive/log"), after)
        self.verify(code=0)

    def test_a_damaged_cache_is_not_believed(self):
        self.import_samples(1)
        parts = [path for path in (self.archive / "cache" / "folder-ids").iterdir() if path.is_file()]
        self.assertGreater(len(parts), 1, "the top, and a part for each documents/aa")
        for part in parts:
            data = bytearray(part.read_bytes())
            data[60] ^= 1
            part.write_bytes(bytes(data))
        self.import_one(1)
        self.verify(code=0)

    def test_stock_git_finds_no_fault(self):
        self.import_samples(2)
        said = self.git("fsck", "--full", "--strict")
        self.assertEqual(said.strip(), b"")


class Signatures(EvidenceTest):
    def allow(self, *keys):
        lines = [f"{WHO} {self.public_line(key)}\n" for key in keys]
        (self.folder / "allowed").write_text("".join(lines))
        return ["-c", "gpg.format=ssh", "-c", f"gpg.ssh.allowedSignersFile={self.folder / 'allowed'}"]

    def public_line(self, key):
        der = subprocess.run(["openssl", "pkey", "-in", str(key), "-pubout", "-outform", "DER"], check=True,
                             capture_output=True).stdout
        blob = b"".join(len(part).to_bytes(4, "big") + part for part in (b"ssh-ed25519", der[-32:]))
        return "ssh-ed25519 " + base64.b64encode(blob).decode()

    def test_an_import_with_a_key_is_signed_for_git_and_in_the_log(self):
        key = self.make_key()
        result = self.import_one(0, "--key", key)
        self.assertNotIn("not signed", result.out)
        self.assertEqual(result.out.count("\nnot time-stamped: palimpsest timestamp --url URL\n"), 1)
        self.git(*self.allow(key), "verify-commit", "main")
        self.assertEqual(self.verify(code=0)["checked"]["signatures"], 3)
        lines = self.log_file("checkpoint").decode().split("\n")
        text, signature = "\n".join(lines[:3]) + "\n", base64.b64decode(lines[4].split(" ")[2])
        (self.folder / "text").write_text(text)
        (self.folder / "signature").write_bytes(signature[4:])
        subprocess.run(["openssl", "pkeyutl", "-verify", "-rawin", "-in", "text", "-sigfile", "signature",
                        "-inkey", str(key)], cwd=self.folder, check=True, capture_output=True)

    def test_ssh_keygen_takes_every_signed_commit_by_itself(self):
        key = self.make_key()
        self.import_one(0, "--key", key)
        self.allow(key)
        signed = 0
        for commit in self.git("rev-list", "main").decode().split():
            head, message = self.git("cat-file", "commit", commit).split(b"\n\n", 1)
            fields = re.sub(rb"\n (?=[^\n]*)", b"\0", head).split(b"\n")  # continued lines belong to their field
            found = [field[len(b"gpgsig "):].replace(b"\0", b"\n") for field in fields if field.startswith(b"gpgsig ")]
            if not found:
                continue
            signed += 1
            payload = b"\n".join(field for field in fields if not field.startswith(b"gpgsig ")) + b"\n\n" + message
            (self.folder / "commit.sig").write_bytes(found[0] + b"\n")
            verify = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-n", "git", "-I", WHO, "-s", "commit.sig"]
            for data, code in ((payload, 0), (payload + b"x", 255)):
                done = subprocess.run(verify, cwd=self.folder, input=data, capture_output=True, check=False)
                self.assertEqual(done.returncode, code, done.stderr)
        self.assertGreaterEqual(signed, 1)

    def test_an_import_without_a_key_says_so_once(self):
        result = self.import_one(0)
        self.assertEqual(result.out.count("not signed and not time-stamped: palimpsest sign --key FILE"), 1)
        self.assertNotIn("not signed", self.import_one(1, "--json").out)

    def test_sign_signs_what_was_imported_without_a_key(self):
        self.import_one(0)
        key = self.make_key()
        signing = self.run_in_archive("sign", "--key", key, "--json", code=0).json()
        self.assert_valid("sign.schema.json", signing)
        self.assertTrue(signing["new"])
        self.git(*self.allow(key), "verify-commit", "main")
        self.assertEqual(signing["checkpoint"].encode(), self.log_file("checkpoint"))
        self.assertFalse(self.run_in_archive("sign", "--key", key, "--json", code=0).json()["new"])
        self.verify(code=0)

    def test_keys_come_and_go_and_what_they_signed_stays_signed(self):
        old = self.make_key("old")
        self.import_one(0, "--key", old)
        self.run_in_archive("key", "add", "x.pem", "--key", old, code=3)
        refused = self.run_in_archive("key", "make", "new.pem", code=2)
        self.assert_one_clear_sentence(refused, "must be signed by one that signs now")
        self.assertFalse((self.folder / "new.pem").exists())
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", "new.pem"], cwd=self.folder,
                       check=True, capture_output=True)
        keys = self.run_in_archive("key", "rotate", "old", "new.pem", "--key", old, "--json", code=0).json()
        self.assert_valid("key.schema.json", keys)
        self.assertEqual([(key["name"], key["retired"] is None) for key in keys["keys"]],
                         [("old", False), ("new", True)])
        refused = self.import_one_with(1, old, code=2)
        self.assert_one_clear_sentence(refused, "is retired")
        self.import_one(1, "--key", self.folder / "new.pem")
        self.verify(code=0)
        self.git(*self.allow(old, self.folder / "new.pem"), "verify-commit", "main", "main~1", "main~2")
        self.run_in_archive("key", "retire", "new", "--key", "new.pem", code=0)
        self.verify(code=0)
        self.assertIn("retired", self.run_in_archive("key", "list", code=0).out)

    def import_one_with(self, index, key, code):
        release = releases()[index]
        return self.import_file(samples_of(release)[0], release, "--key", key, code=code)

    def test_an_encrypted_key_needs_its_passphrase(self):
        (self.folder / "secret").write_text("a passphrase\n")
        key = self.make_key("safe", "--passphrase-file", "secret")
        self.assertIn("ENCRYPTED", key.read_text())
        self.assert_one_clear_sentence(self.import_one_with(0, key, code=2), "needs a passphrase")
        self.import_one(0, "--key", key, "--passphrase-file", "secret")
        self.verify(code=0)

    def test_a_key_that_the_archive_does_not_know_signs_nothing(self):
        self.make_key()
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "other"], cwd=self.folder, check=True)
        self.assert_one_clear_sentence(self.import_one_with(0, self.folder / "other", code=2),
                                       "the archive does not know this key")


class MaliciousEdits(EvidenceTest):
    """By somebody who may write to every file, and knows git."""

    def setUp(self):
        super().setUp()
        self.key = self.folder / "desk.pem"
        self.begin_with("signed imports", self.make_it)

    def make_it(self):
        self.make_key()
        for index in range(3):
            self.import_one(index, "--key", self.key)
        self.verify(code=0)

    def originals(self):
        return sorted(path for path in (self.archive / "originals").rglob("?" * 64))

    def test_two_originals_swapped(self):
        first, second = self.originals()[:2]
        a, b = first.read_bytes(), second.read_bytes()
        for path, data in ((first, b), (second, a)):
            path.chmod(0o644)
            path.write_bytes(data)
        self.assert_found("stand the bytes of another", second.name)
        self.assert_found("stand the bytes of another", first.name)

    def test_the_last_revision_dropped(self):
        dropped = self.text("rev-parse", "main")
        self.git("update-ref", "refs/heads/main", "main~1")
        self.assert_found("The newest 1 commit of the log is gone from main", dropped)
        self.assert_found("newest entry of the log is commit " + dropped, options=["--level", "quick"])
        refused = self.import_file(samples_of(releases()[2])[0], releases()[2], code=None)
        self.assertEqual(refused.code, 6, refused.err)

    def test_history_rewritten_and_refs_moved(self):
        path = self.path_in_main("revision.json")
        commit = self.forge_commit({path: b"{}\n"}, parent="main~2")
        self.git("update-ref", "refs/heads/main", commit)
        self.assert_found("History was rewritten: entry", commit)

    def test_a_record_edited_and_committed_again(self):
        path = self.path_in_main("0001.txt")
        commit = self.forge_commit({path: b"other words\n"}, parent="main~1")
        self.git("update-ref", "refs/heads/main", commit)
        self.assert_found("History was rewritten", commit)

    def test_an_unlogged_commit(self):
        commit = self.forge_commit({"documents/note.txt": b"hello\n"}, message="A note")
        self.git("update-ref", "refs/heads/main", commit)
        self.assert_found("No log entry has commit " + commit, "Somebody put it there")

    def test_an_older_checkpoint_put_back(self):
        size = len(self.entries())
        older = self.log_file(f"checkpoints/{size - 1:09}")
        self.replace_log_file("checkpoint", older)
        self.assert_found(f"An older checkpoint was put back: it states {size - 1} entries, and the log has {size}")
        self.assert_found("An older checkpoint was put back", options=["--level", "quick"])

    def test_a_checkpoint_signed_with_another_key(self):
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", "evil.pem"], cwd=self.folder, check=True,
                       capture_output=True)
        text = b"\n".join(self.log_file("checkpoint").split(b"\n")[:3]) + b"\n"
        (self.folder / "text").write_bytes(text)
        signature = subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-in", "text", "-inkey", "evil.pem"],
                                   cwd=self.folder, check=True, capture_output=True).stdout
        public = subprocess.run(["openssl", "pkey", "-in", "evil.pem", "-pubout", "-outform", "DER"], check=True,
                                cwd=self.folder, capture_output=True).stdout[-32:]
        origin = text.split(b"\n")[0]
        key_id = hashlib.sha256(origin + b"\n\1" + public).digest()[:4]
        note = text + b"\n\xe2\x80\x94 " + origin + b" " + base64.b64encode(key_id + signature) + b"\n"
        self.replace_log_file("checkpoint", note)
        self.assert_found("The newest checkpoint is signed with a key that did not sign")
        self.assert_found("The newest checkpoint is signed with a key", options=["--level", "quick"])

    def test_the_newest_commit_signed_again_with_another_key(self):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "evil"], cwd=self.folder, check=True)
        head, message = self.git("cat-file", "commit", "main").split(b"\n\n", 1)
        lines = [line for line in head.split(b"\n") if line.split(b" ")[0] in (b"tree", b"parent", b"author", b"committer")]
        (self.folder / "payload").write_bytes(b"\n".join(lines) + b"\n\n" + message)
        subprocess.run(["ssh-keygen", "-Y", "sign", "-f", "evil", "-n", "git", "payload"], cwd=self.folder, check=True,
                       capture_output=True)
        signature = (self.folder / "payload.sig").read_bytes().rstrip(b"\n").replace(b"\n", b"\n ")
        signed = b"\n".join(lines) + b"\ngpgsig " + signature + b"\n\n" + message
        commit = self.git("hash-object", "-w", "-t", "commit", "--stdin", input=signed).decode().strip()
        self.git("update-ref", "refs/heads/main", commit)
        self.assert_found("Commit " + commit + " is signed with the key", "which did not sign for the archive")
        self.assert_found("which did not sign for the archive", options=["--level", "quick"])
        self.assert_found("History was rewritten", commit)

    def test_a_commit_put_between_two_others(self):
        tip, extra = self.text("rev-parse", "main"), self.forge_commit({"documents/note.txt": b"x\n"}, parent="main~1")
        commit = self.text("commit-tree", tip + "^{tree}", "-p", extra, "-m", "Import x")
        self.git("update-ref", "refs/heads/main", commit)
        self.assert_found("History was rewritten: entry 4", extra)

    def test_a_history_made_again_with_another_key_in_archive_json(self):
        archive = json.loads((self.archive / "archive.json").read_text())
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", "evil.pem"], cwd=self.folder, check=True,
                       capture_output=True)
        public = subprocess.run(["openssl", "pkey", "-in", "evil.pem", "-pubout", "-outform", "DER"], check=True,
                                cwd=self.folder, capture_output=True).stdout[-32:]
        origin = archive["log_origin"]
        key_id = hashlib.sha256(origin.encode() + b"\n\1" + public).hexdigest()[:8]
        verifier = f"{origin}+{key_id}+{base64.b64encode(bytes([1]) + public).decode()}"
        text = (self.archive / "archive.json").read_text()
        text = re.sub(r'"verifier": "[^"]*"', f'"verifier": "{verifier}"', text)
        (self.archive / "archive.json").write_text(text)
        commit = self.forge_commit({"archive.json": text.encode()}, message="Keys\n\nPalimpsest-Act: keys\n")
        self.git("update-ref", "refs/heads/main", commit)
        self.run_in_archive("list", code=0)  # logs the commit, as it would any other
        self.assert_found("changed who signs for the archive, and no key that signed before signed it")

    def test_a_forged_pointer_size(self):
        path = self.path_in_main("original.pdf")
        pointer = re.sub(rb"size \d+", b"size 7", self.git("show", f"main:{path}"))
        self.git("update-ref", "refs/heads/main", self.forge_commit({path: pointer}, parent="main~1"))
        self.assert_found("The original has not the size that its record gives")
        self.assert_found("History was rewritten")

    def test_a_tile_changed(self):
        size = len(self.entries())
        tile = bytearray(self.log_file(f"tile/0/000.p/{size}"))
        tile[33] ^= 1
        self.replace_log_file(f"tile/0/000.p/{size}", bytes(tile))
        self.assert_found(f"The file tile/0/000.p/{size} of the log is not what its entries give")

    def test_an_entry_changed(self):
        size = len(self.entries())
        data = self.log_file(f"tile/entries/000.p/{size}")
        wrong = data.replace(b'"tree_sha256": "', b'"tree_sha256": "0', 1).replace(b'"n": 0', b'"n":0', 1)
        self.replace_log_file(f"tile/entries/000.p/{size}", wrong)
        self.verify(code=6)

    def test_the_log_taken_away(self):
        self.git("update-ref", "-d", "refs/archive/log")
        self.assert_found("The log of the archive is missing")
        self.assert_found("The log of the archive is missing", options=["--level", "quick"])


class Since(EvidenceTest):
    def setUp(self):
        super().setUp()
        self.import_samples(1)
        self.kept = self.folder / "kept.checkpoint"
        self.kept.write_text(self.run_in_archive("export", "--checkpoint", code=0).out)

    def put_back_what_was_before_one_more(self):
        backup = self.folder / "backup"
        shutil.copytree(self.archive, backup, symlinks=True)
        self.import_one(1)
        self.kept.write_text(self.run_in_archive("export", "--checkpoint", code=0).out)
        shutil.rmtree(self.archive)
        shutil.move(backup, self.archive)

    def test_a_log_that_grew_continues_the_checkpoint(self):
        self.import_one(1)
        for level in ("quick", "full"):
            self.verify("--since", self.kept, "--level", level, code=0)

    def test_an_archive_that_was_rolled_back_is_told(self):
        self.put_back_what_was_before_one_more()
        self.verify(code=0)
        self.assert_found("The archive was rolled back", "has 3 entries, and the log has 2",
                          options=["--since", self.kept])

    def test_a_fork_is_told(self):
        self.put_back_what_was_before_one_more()
        self.import_one(2)
        self.assert_found("The history forked", options=["--since", self.kept])

    def test_another_archive_is_told(self):
        self.kept.write_text("palimpsest/other\n1\n" + base64.b64encode(bytes(32)).decode() + "\n\n")
        self.assert_found("is that of another archive", options=["--since", self.kept])

    def test_what_is_no_checkpoint_is_refused(self):
        self.kept.write_text("hello\n")
        self.assert_one_clear_sentence(self.run_in_archive("verify", "--since", self.kept, code=3), "is no checkpoint")


class Sample(EvidenceTest):
    def test_hashes_a_share_of_the_originals_and_misses_none_of_the_sizes(self):
        self.import_samples(3)
        original = next((self.archive / "originals").rglob("?" * 64))
        original.chmod(0o644)
        original.write_bytes(original.read_bytes()[:-1])
        self.assert_found("has not the size", options=["--sample", "1"])
        self.assertLess(self.verify("--sample", "1")["checked"]["bytes"], self.verify()["checked"]["bytes"])


if __name__ == "__main__":
    unittest.main()
