#include "archive/refresh/kept_ids.hpp"

#include "archive/edit/edited_pages.hpp"
#include "page/reading_order.hpp"
#include "record/page_record.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr char kReadPrefix = 'r';                   // of the ids of redactions that a reading found
constexpr const char* kReadBefore = "read_before";  // evidence: by an earlier reading alone

// Returns the number of "r7"; 0 for an id of another form.
int number_of(std::string_view id) {
  int number = 0;
  if (id.empty() || id.front() != kReadPrefix) return 0;
  (void)std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

// A redaction that the page has or had.
struct Known {
  FormerRedaction redaction;
  bool is_former = false;
  bool is_found = false;
};

std::vector<Known> known_on(const Page& before, const std::vector<FormerRedaction>& former) {
  std::vector<Known> known;
  for (const Redaction& each : before.redactions) {
    known.push_back({{before.number, each.id, each.region}});
  }
  for (const FormerRedaction& each : former) {
    if (each.page == before.number) known.push_back({each, true});
  }
  return known;
}

// That a redaction of the new page may be a known one.
struct Candidate {
  double overlap = 0;
  bool is_former = false;
  bool has_other_id = false;  // of two in one place, each keeps its own
  std::size_t known = 0;
  std::size_t read = 0;

  // Closer places first.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tuple(-a.overlap, a.is_former, a.has_other_id, a.known, a.read) <
           std::tuple(-b.overlap, b.is_former, b.has_other_id, b.known, b.read);
  }
};

std::vector<Candidate> candidates(const std::vector<Redaction>& read,
                                  const std::vector<Known>& known) {
  std::vector<Candidate> found;
  for (std::size_t k = 0; k < known.size(); ++k) {
    for (std::size_t r = 0; r < read.size(); ++r) {
      const double shared = overlap(read[r].region, known[k].redaction.region);
      if (shared < kSamePlace) continue;
      found.push_back({shared, known[k].is_former, known[k].redaction.id != read[r].id, k, r});
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Returns the id of each redaction in the new page.
std::vector<std::string> ids_of(const std::vector<Redaction>& read, std::vector<Known>& known) {
  std::vector<std::optional<std::string>> kept(read.size());
  for (const Candidate& each : candidates(read, known)) {
    if (kept[each.read] || known[each.known].is_found) continue;
    kept[each.read] = known[each.known].redaction.id;
    known[each.known].is_found = true;
  }
  int last = 0;
  for (const Known& each : known) last = std::max(last, number_of(each.redaction.id));
  std::vector<std::string> ids;
  for (auto& id : kept) ids.push_back(id ? std::move(*id) : kReadPrefix + std::to_string(++last));
  return ids;
}

// Returns the known redactions that the page does not have.
std::vector<FormerRedaction> not_found(const std::vector<Known>& known, const Page& page) {
  std::vector<FormerRedaction> former;
  for (const Known& each : known) {
    const bool is_there =
        std::any_of(page.redactions.begin(), page.redactions.end(),
                    [&](const Redaction& has) { return has.id == each.redaction.id; });
    if (!is_there) former.push_back(each.redaction);
  }
  std::sort(former.begin(), former.end(), [](const auto& a, const auto& b) {
    return std::tuple(number_of(a.id), a.id) < std::tuple(number_of(b.id), b.id);
  });
  return former;
}

bool is_read_before(const Redaction& redaction) {
  const auto& evidence = redaction.evidence;
  return std::find(evidence.begin(), evidence.end(), kReadBefore) != evidence.end();
}

void add_reading_before(Redaction& redaction) {
  if (!is_read_before(redaction)) redaction.evidence.emplace_back(kReadBefore);
}

std::vector<Code> privacy_codes(const Redaction& redaction) {
  std::vector<Code> codes = redaction.codes;
  std::erase_if(codes, [](const Code& each) { return !has_privacy_code({each}); });
  return codes;
}

// What was withheld for a person's sake stays so when a reading overlooks the box or its code:
// other releases are covered by it. Returns whether there was any.
bool keep_privacy(const Page& before, Overlooked overlooked, Page& page) {
  bool is_kept = false;
  for (const Redaction& known : before.redactions) {
    if (overlooked == Overlooked::kStaysWhereRecorded && !is_read_before(known)) continue;
    const std::vector<Code> codes = privacy_codes(known);
    if (codes.empty()) continue;
    const auto found = std::find_if(page.redactions.begin(), page.redactions.end(),
                                    [&](const Redaction& each) { return each.id == known.id; });
    if (found == page.redactions.end()) {
      const auto next =
          std::find_if(page.redactions.begin(), page.redactions.end(),
                       [&](const Redaction& each) { return each.region.top > known.region.top; });
      add_reading_before(*page.redactions.insert(next, known));
    } else if (!has_privacy_code(found->codes)) {
      found->codes.insert(found->codes.end(), codes.begin(), codes.end());
      add_reading_before(*found);
    } else {
      continue;
    }
    is_kept = true;
  }
  if (is_kept) page.lines = page::without_withheld(page.lines, page.redactions);
  return is_kept;
}

bool has_ids(const std::vector<Redaction>& redactions, const std::vector<std::string>& ids) {
  return std::equal(redactions.begin(), redactions.end(), ids.begin(), ids.end(),
                    [](const Redaction& each, const std::string& id) { return each.id == id; });
}

}  // namespace

IdentifiedPage with_kept_ids(ReadPage read, const Page& before,
                             const std::vector<FormerRedaction>& former, Overlooked overlooked) {
  std::vector<Known> known = known_on(before, former);
  const std::vector<std::string> ids = ids_of(read.page.redactions, known);
  Page page = record::parse_page(read.record);
  const bool has_kept_ids = has_ids(page.redactions, ids);
  for (std::size_t i = 0; i < ids.size(); ++i) page.redactions[i].id = ids[i];
  if (keep_privacy(before, overlooked, page) || !has_kept_ids) read = as_read(std::move(page));
  std::vector<FormerRedaction> former_now = not_found(known, read.page);
  return {std::move(read), std::move(former_now)};
}

}  // namespace palimpsest::archive
