#include "sample_values.hpp"

namespace palimpsest::test {

Sha256 sample_sha256() { return sha256_of("a sample"); }

Code sample_code() { return {"3-3(h)(2)", "3.3(h)(2)", "eo13526", CodePlace::kMargin, 0.8125}; }

Redaction sample_redaction() {
  Redaction redaction;
  redaction.id = "r1";
  redaction.region = region_of(72, 144.5, 300.25, 168);
  redaction.outline = Outline{{points(72), points(144.5)},
                              {points(300.25), points(144.5)},
                              {points(300.25), points(168)},
                              {points(72), points(168)}};
  redaction.kind = RedactionKind::kOutlined;
  redaction.codes = {sample_code(), {"(b)(1)", "(b)(1)", "foia", CodePlace::kInside, 1}};
  redaction.lines = 2;
  redaction.characters = 61;
  redaction.confidence = 0.97;
  redaction.evidence = {"closed outline", "blank inside"};
  redaction.exposed_characters = 22;
  return redaction;
}

Redaction sample_sheet() {
  Redaction sheet;
  sheet.id = "r2";
  sheet.region = region_of(0, 0, 612, 792);
  sheet.kind = RedactionKind::kPage;
  sheet.codes = {{"b6", "b6", "foia", CodePlace::kInside, 0.5}};
  sheet.confidence = 0.95;
  sheet.evidence = {"form: deleted_pages"};
  sheet.pages_withheld = 3;
  sheet.reasons = {{"b6", 2}, {"duplicate", 1}, {"sealed", 0}};
  return sheet;
}

Redaction sample_substitute() {
  Redaction substitute;
  substitute.id = "r3";
  substitute.region = region_of(90, 700, 170.5, 712);
  substitute.kind = RedactionKind::kSubstitute;
  substitute.lines = 1;
  substitute.confidence = 0.9;
  substitute.evidence = {"printed substitute"};
  substitute.substitute = "[CIA employee]";
  return substitute;
}

Identifier sample_identifier() {
  return {IdentifierKind::kDocument,
          "rif",
          "104-00000-00000",
          "104-00000-0000O",
          IdWitness::kFormField,
          2,
          region_of(180, 96, 280, 108),
          0.875};
}

Page sample_page() {
  Page page;
  page.number = 2;
  page.size = {points(612), points(792)};
  page.text_source = TextSource::kOcr;
  page.lines = {{{"Memorandum", region_of(72, 72, 140.08, 84.3), 96},
                 {"for", region_of(144, 72, 160, 84), 91}},
                {{"l’été \"1962\"", region_of(72, 96, 130.5, 108), 40}}};
  page.redactions = {sample_redaction(), sample_sheet(), sample_substitute()};
  page.findings = {{FindingKind::kExposedText, "text under a redaction", 2,
                    region_of(72, 144.5, 300.25, 168), 22}};
  page.fingerprint = "00ff18c3";
  page.identifiers = {sample_identifier()};
  page.form = Form{FormKind::kWithdrawalSheet,
                   {{"record_number", "104-00000-0000O", region_of(180, 96, 280, 108), 0.9375}},
                   {{{"title", "MEMO", region_of(72, 300, 120, 312), 0.5}}}};
  return page;
}

Revision sample_revision() {
  return {DocumentId("104-00000-00000"),
          RevisionFolder("2023-06-27+2"),
          {FileRole::kPart, 2, 3},
          IdWitness::kFileName,
          {digests_of("a sample"),
           4,
           "1.6",
           "Scan Works 2",
           {{"poppler", "22.12.0"}, {"ocr", "auto"}},
           {{"pages/0001.json", sample_sha256()}, {"text/0001.txt", sample_sha256()}}},
          {"104-00000-00000_r2023.pdf",
           "https://archives.example/104-00000-00000.pdf",
           "2023-06-28",
           CopyOrigin::kThirdParty,
           {{ChecksumKind::kMd5, std::string(32, 'a'), "md5sums.txt", false},
            {ChecksumKind::kSha256, sample_sha256().hex(), "list 2023.xlsx, row 12", true}}},
          {{FindingKind::kDamagedObject, "the cross-reference table was rebuilt", {}, {}, 0}},
          {},
          PageRange{12, 15},
          {{EvidenceKind::kWarcRecord,
            sample_sha256(),
            812,
            "crawl.warc.gz",
            "https://archives.example/104-00000-00000.pdf",
            Instant::parse("2023-06-28T04:05:06Z"),
            {"WARC-Block-Digest"}}},
          RecordPages{{13, 16}, 20},
          {{2, "r4", region_of(72, 100, 300, 112)}}};
}

RevisionRefresh sample_refresh() {
  return {DocumentId("104-00000-00000"),
          RevisionFolder("2023-06-27+2"),
          RefreshStatus::kRefreshed,
          "poppler 22.12.0, now 24.02.0; page 2 was lost when it was read",
          4,
          7,
          {2, 3},
          {"3#r7"},
          {"2#r4"},
          CommitId(std::string(40, 'a'))};
}

Release sample_release() {
  return {ReleaseId("2023-06-27"),      "National Archives",
          "Records Act, section 5",     "Series A",
          "https://archives.example/a", EdtfDate::parse("2023-06")};
}

Source sample_source(const std::string& release) {
  return {"list 2023.xlsx", sample_sha256(), "row 12", ReleaseId(release),
          EdtfDate::parse(release)};
}

Document sample_document() {
  return {DocumentId("104-00000-00000"),
          {"docid:32100000"},
          {{"date", "06/00/1975", EdtfDate::parse("1975-06"), sample_source("2021-12-15")},
           {"title", "WITHHELD", std::nullopt, sample_source("2021-12-15")},
           {"title", "MEMORANDUM FOR THE RECORD", std::nullopt, sample_source("2023-06-27"), 0.93},
           {"title",
            "Memorandum for the record",
            std::nullopt,
            {"person", {}, "", {}, {}, PersonMark{"A. Reader", Instant{1742328900}}}}},
          {{ReleaseId("2023-06-27"), StateTime::kUntil, ReleaseState::kInPart, "Redact",
            "2023/104-00000-00000.pdf", sample_source("2023-06-27")}},
          {{ReleaseId("2023-06-27"), "104-00000-00000.mp3", sample_sha256(), 1200}},
          {{{"packet-7"},
            RevisionFolder("2021-12-15"),
            PageRange{3, 7},
            DocumentId("104-00000-00000"),
            RevisionFolder("2021-12-15+2"),
            1}}};
}

ArchiveFacts sample_archive() {
  const std::string origin = "palimpsest/00112233445566778899aabbccddeeff";
  return {kArchiveFormat,
          "00112233445566778899aabbccddeeff",
          *Instant::parse("2025-03-18T20:15:00Z"),
          origin,
          {{"desk-1", origin + "+0a1b2c3d+" + std::string(43, 'A') + "=",
            *Instant::parse("2025-03-18T20:15:00Z"), *Instant::parse("2026-03-18T20:15:00Z")},
           {"desk-2", origin + "+1b2c3d4e+" + std::string(43, 'B') + "=",
            *Instant::parse("2026-03-18T20:15:00Z"), std::nullopt}}};
}

LogEntry sample_log_entry() {
  return {"00112233445566778899aabbccddeeff",
          7,
          "import",
          CommitId(std::string(40, 'c')),
          std::string(40, 'd'),
          sample_sha256(),
          {{sample_sha256(), {sample_sha256(), std::string(128, 'e'), 123456}}}};
}

Signing sample_signing() {
  return {CommitId(std::string(40, 'c')), 8, "palimpsest/00112233445566778899aabbccddeeff\n8\n",
          true};
}

KeptTimeStamp sample_time_stamp() {
  return {8,
          1,
          *Instant::parse("2026-04-01T09:00:00Z"),
          *Instant::parse("2036-04-01T09:00:00Z"),
          "CN = Example authority",
          true};
}

ProofFile sample_proof() {
  const ArchiveFacts archive = sample_archive();
  return {archive.id,
          DocumentId("104-00000-00000"),
          RevisionFolder("2023-06-27"),
          "{}\n",
          "{}\n",
          7,
          {sample_sha256(), sample_sha256()},
          archive.log_origin + "\n8\n",
          archive.keys,
          {{"MIIB", "-----BEGIN CERTIFICATE-----\n"}}};
}

ProofReport sample_proof_report() {
  return {{{true, "The file a.pdf has the SHA-256 that the record gives."}},
          {"when: no independent authority stamped the checkpoint"},
          {{{CopyKind::kContains,
             DocumentId("104-00000-00000"),
             RevisionFolder("2023-06-27"),
             4,
             {{2, 1}, {3, 2}}},
            {{2, region_of(72, 20, 400.5, 32), AddedKind::kFilingHeader,
              "Case 1:22-cv-01234 Document 12-3 Filed 05/04/22 Page 2 of 9"}}}}};
}

Diff sample_diff() {
  Diff diff;
  diff.verdict = Verdict::kMixed;
  const PageReference letter{1, {points(612), points(792)}};
  const PageReference second{2, {points(595.28), points(841.89)}};
  diff.pages = {{letter, letter}, {std::nullopt, second}, {second, std::nullopt}};
  const RedactionSide whole{1, region_of(72, 144.5, 300.25, 168), {}, {sample_code()}};
  const RedactionSide split{1,
                            region_of(72, 144.5, 200, 168),
                            {region_of(72, 144.5, 100, 168), region_of(150, 144.5, 200, 168)},
                            {}};
  diff.changes = {{"c1",
                   ChangeStatus::kShrunk,
                   whole,
                   split,
                   Place{1, whole.region},
                   true,
                   "the Special Adviser",
                   true,
                   0.9,
                   {{"the", 96}, {"Special", 93}, {"Adviser", 41}},
                   "sent to",
                   "in Rome",
                   TextSource::kOcr,
                   0},
                  {"c2",
                   ChangeStatus::kAdded,
                   std::nullopt,
                   whole,
                   Place{1, whole.region},
                   false,
                   "",
                   true,
                   0.5,
                   {},
                   "",
                   "",
                   TextSource::kOcr,
                   3}};
  diff.unpaired = {{Side::kBefore, {2, region_of(10, 20, 30, 40), {}, {sample_code()}}}};
  diff.text_changes = {{{1, region_of(1, 2, 3, 4)},
                        {1, region_of(1.5, 2, 3.5, 4)},
                        "Adviser",
                        "Advisor",
                        "the Special",
                        "to the President",
                        region_of(0, 1, 9, 5),
                        region_of(0.5, 1, 9.5, 5),
                        0.9}};
  diff.metadata_changes = {{MarkKind::kFormField, "CURRENT STATUS", Place{1, region_of(1, 2, 3, 4)},
                            Place{1, region_of(1, 2, 3, 4)}, "Withhold", "Redact"},
                           {MarkKind::kReleaseFooter, "", std::nullopt,
                            Place{1, region_of(5, 6, 7, 8)}, "", "NW 50955 DocId:32100000 Page 1"}};
  diff.findings = {{FindingKind::kPageNotRendered, "the page could not be drawn", 2, {}, 0}};
  return diff;
}

KeptDiff sample_kept_diff() {
  return {sample_diff(),
          {{{RevisionFolder("2018-04-26"), std::string(40, 'a'), std::string(40, 'a')}},
           {{RevisionFolder("2023-06-27"), std::string(40, 'b'), std::string(40, 'b')},
            {RevisionFolder("2023-06-27+2"), std::string(40, 'c'), std::string(40, 'c')}},
           "0123456789abcdef"},
          {{"tesseract", "5.3.0"}, {"poppler", "22.12.0"}}};
}

DiffTotals sample_totals() {
  const CodeTotals all{{2, 9, 0.125}, {1, 3, 0.01}, 4};
  return {2, 1, 1, 0, 1, 1, all, {{"", {{}, {1, 3, 0.01}, 1}}, {"(b)(1)", {{2, 9, 0.125}, {}, 3}}}};
}

DocumentHistory sample_history() {
  const Place place{1, region_of(100, 200, 300, 212)};
  Passage passage{"2018-04-26/1#r2", {}};
  passage.states = {
      {PassageStatus::kWithheld, place, {"2018-04-26/1#r2"}, {"(b)(1)"}, "", false},
      {PassageStatus::kLifted, std::nullopt, {}, {}, "the Station in Vienna", true},
      {PassageStatus::kAdded, place, {"2023-06-27+2/1#r1"}, {}, "the Station", false}};
  return {DocumentId("104-00000-00000"),
          {{"2018-04-26", Verdict::kFirst, sample_totals()},
           {"2021-12-15", Verdict::kOpened, sample_totals()},
           {"2023-06-27+2", Verdict::kClosed, sample_totals()}},
          {passage},
          {{passage.id, 2, {1}, place, "the Station", 2, false}}};
}

ReleaseRow sample_release_row() {
  return {DocumentId("104-00000-00000"),
          "2023-06-27",
          "2018-04-26",
          Verdict::kOpened,
          sample_totals(),
          ""};
}

Timeline sample_timeline() {
  return {DocumentId("104-00000-00000"),
          "timeline/104-00000-00000",
          {{"2023-06-27", sample_release(), 2, Verdict::kOpened, sample_totals(),
            CommitId(std::string(40, 'd'))}}};
}

std::vector<Copy> sample_copies() {
  return {{CopyKind::kInside,
           DocumentId("104-00000-00001"),
           RevisionFolder("2021-12-15"),
           9,
           {{1, 4}, {2, 5}}}};
}

FileOutcome sample_file_outcome() {
  FileOutcome outcome;
  outcome.file = "in/104-00000-00000_r2023.pdf";
  outcome.status = ImportStatus::kImported;
  outcome.document = DocumentId("104-00000-00000");
  outcome.folder = RevisionFolder("2023-06-27");
  outcome.id_witness = IdWitness::kFileName;
  outcome.page_count = 4;
  outcome.redaction_count = 7;
  outcome.commit = CommitId(std::string(40, 'a'));
  outcome.findings = {{FindingKind::kLowConfidence, "the text is doubtful", 3, {}, 0}};
  outcome.copies = sample_copies();
  outcome.changes = {fact_changes(sample_document()).front()};
  outcome.items = {DocumentId("104-00000-00000-item-1a")};
  outcome.opens = sample_document().states.front();
  return outcome;
}

DocumentSummary sample_summary() {
  return {DocumentId("104-00000-00000"),
          {{RevisionFolder("2023-06-27"),
            sample_release(),
            {FileRole::kMain, 0, 0},
            sample_sha256(),
            4,
            1,
            7,
            {"(b)(1)", "3.3(h)(2)"}}},
          {sample_document().states.front()}};
}

ListOutcome sample_list_outcome() {
  const std::vector<FactChange> changes = fact_changes(sample_document());
  ListOutcome outcome;
  outcome.list = "2023.xlsx";
  outcome.sha256 = sample_sha256();
  outcome.rows = 2693;
  outcome.documents = 2677;
  outcome.new_documents = 12;
  outcome.facts = 31000;
  outcome.placeholders = 2600;
  outcome.other_files = 1;
  outcome.releases = {"2023-06-27", "2023-08-24"};
  outcome.changes = {{DocumentId("104-00000-00000"), changes.front()}};
  outcome.unused = {{"column 'Vol.'", "its heading is not known"}};
  outcome.commit = CommitId(std::string(40, 'e'));
  return outcome;
}

Audit sample_audit() {
  return {"2023.xlsx",
          sample_sha256(),
          {ReleaseId("2023-06-27")},
          3,
          2,
          2,
          1,
          {{AuditFaultKind::kRowWithoutFile,
            "the archive has no file for 104-00000-00001.pdf",
            ReleaseId("2023-06-27"),
            DocumentId("104-00000-00001"),
            "104-00000-00001.pdf",
            {"row 3"},
            {},
            {}},
           {AuditFaultKind::kPageCountDiffers,
            "the list declares 3 pages, and the file has 4",
            ReleaseId("2023-06-27"),
            DocumentId("104-00000-00000"),
            "104-00000-00000.pdf",
            {"row 2"},
            3,
            4}}};
}

CollectionStatus sample_status() {
  RevisionContent content;
  content.pages = 4;
  content.words = 900;
  content.all = {7, 2, 100};
  content.by_code["(b)(1)"] = content.all;
  const DocumentStatus document{
      DocumentId("104-00000-00000"), "CIA",   ReleaseId("2023-06-27"), "2023",
      FoundStatus::kRedacted,        content, ReleaseState::kInFull,   "list 2023.xlsx"};
  return add_up({document}, EdtfDate::parse("2023"), StatusGroup::kCode);
}

Verification sample_verification() {
  return {12,
          345,
          6,
          7890123,
          12,
          3,
          1,
          1,
          5,
          8,
          2,
          ResumedCheck{Instant{1742328900}, 11, 4, 2},
          {{"the original does not have the bytes that were stored",
            "originals/objects/aa/bb/aabb",
            "104-00000-00000",
            false,
            {"104-00000-00000@2023-06-27"},
            {ArchivePart::kRecords, ArchivePart::kLog}},
           {"the pack has other bytes and the same content",
            "repository.git/objects/pack/pack-1.pack", "none", true}}};
}

RevisionEdits sample_edits() {
  return {{{"2018-04-26",
            1,
            region_of(72, 144.5, 300.25, 168),
            "the Special Adviser",
            {"A. Reader", Instant{1742328900}}}},
          {{1, "", "text", "Memorandum", {}, {"A. Reader", Instant{1742328900}}},
           {1,
            "r1",
            "codes",
            "(b)(1)",
            region_of(72, 144.5, 300.25, 168),
            {"A. Reader", Instant{1742328900}}}}};
}

ValuesOutcome sample_values_outcome() {
  return {"20250318T201500Z-1f3a01",
          CommitId(std::string(40, 'b')),
          2,
          {{"104-00000-00000", "title", "Memo", "Memorandum for the record",
            "MEMORANDUM FOR THE RECORD"}},
          {{"edits.csv, row 3", "the archive holds no document 'x'", "list shows what it holds"}},
          {{"edits.jsonl, line 1", "the archive holds no document 'memo-4'", ""}}};
}

Restructuring sample_restructuring() {
  return {RestructuringKind::kSplit,
          "20250318T201500Z-1f3a01",
          CommitId(std::string(40, 'b')),
          DocumentId("packet-7"),
          DocumentId("104-00000-00000"),
          {{{"packet-7"},
            RevisionFolder("2021-12-15"),
            PageRange{3, 7},
            DocumentId("104-00000-00000"),
            RevisionFolder("2021-12-15"),
            1}}};
}

std::vector<SaidValue> sample_said_values() {
  return {{"104-00000-00000@2023-06-27/1#r1",
           "codes",
           "(b)(1)",
           "(b)(3)",
           {"A. Reader", Instant{1742328900}}}};
}

LoggedAct sample_logged_act() {
  return {"20250318T201500Z-1f3a01",
          "edit",
          CommitId(std::string(40, 'b')),
          Instant{1742328900},
          "A. Reader",
          "Edit title of 104-00000-00000",
          {"104-00000-00000"},
          "the form says so",
          "20250319T201500Z-0b2c44"};
}

Correction sample_correction() {
  return {{"",
           {"104-00000-00000", "2023-06-27", 1, "r1"},
           {{"codes", "(b)(1)"}},
           PersonMark{"A. Reader", Instant{1742328900}},
           region_of(72, 144.5, 300.25, 168)},
          {sample_sha256()}};
}

Correction sample_words_correction() {
  const PersonMark mark{"A. Reader", Instant{1742328900}};
  return {{"",
           {"104-00000-00000", "2023-06-27", 1, ""},
           {},
           mark,
           {},
           CheckedWords{"2018-04-26", 1, region_of(72, 144.5, 300.25, 168), "the Special Adviser",
                        mark}},
          {sample_sha256()}};
}

Correction sample_state_correction() {
  return {{"",
           {"memo-4", "2018-04-26", 0, ""},
           {{"state", "missing: not in the folder"}},
           PersonMark{"A. Reader", Instant{1742328900}},
           {},
           {},
           StateEvidence{sample_sha256(), "letter.pdf"}},
          {}};
}

Correction sample_merge_correction() {
  return {{"",
           {"memo-4", "", 0, ""},
           {{"into", "104-00000-00000"}},
           PersonMark{"A. Reader", Instant{1742328900}}},
          {sha256_of("memo-4")},
          {},
          {sample_sha256()},
          {},
          "20250318T201500Z-1f3a01"};
}

EditOutcome sample_edit() {
  return {"20250318T201500Z-1f3a01",
          "104-00000-00000@2023-06-27",
          "c1",
          {1, region_of(72, 144.5, 300.25, 168)},
          "the Speciol Adviser",
          "the Special Adviser"};
}

Repair sample_repair() {
  return {{{sha256_of("an original"), "104-00000-00000"}},
          17,
          {"archive.json"},
          {{"The original is missing.", "originals/objects/aa/bb/aabb", "104-00000-00001", false}},
          CommitId(std::string(40, 'c'))};
}

Removal sample_removal() {
  return {
      "20250318T201500Z-1f3a2b",
      DocumentId("104-00000-00000"),
      RevisionFolder("2023-06-27"),
      PageRange{2, 3},
      "order 12 of a court",
      {{sha256_of("an original"), 11}},
      {{"documents/aa/bb/104-00000-00000/2023-06-27/original.pdf", 0100644, sha256_of("a pointer"),
        4, 6},
       {"documents/aa/bb/104-00000-00000/2023-06-27/pages", 040000, sha256_of("a folder"), 4, 4}},
      4,
      {{CommitId(std::string(40, 'a')), CommitId(std::string(40, 'b')), "SIGNATURE\n"},
       {CommitId(std::string(40, 'c')), CommitId(std::string(40, 'd')), ""},
       {CommitId(std::string(40, 'e')), CommitId(std::string(40, 'f')), ""}}};
}

Scrub sample_scrub() {
  Verification found;
  found.originals = 3;
  found.objects = 120;
  found.bytes = 4567890;
  found.problems = {sample_verification().problems.front()};
  return {found, Instant{1742328900}, Instant{1742415300}, Instant{1742418900}, Instant{1744920900},
          12};
}

UndoOutcome sample_undo() {
  return {"i20250318-1", CommitId(std::string(40, 'b')), {"104-00000-00000@2023-06-27"}};
}

}  // namespace palimpsest::test
