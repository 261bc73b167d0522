#include "cli/edit_words.hpp"

#include "archive/edit/check_words.hpp"
#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/archive_differ.hpp"
#include "cli/session.hpp"
#include "record/edit_output.hpp"
#include "report/edit_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

archive::ChangeName parse_change(const WordsArguments& arguments) {
  const std::size_t hash = arguments.change.find('#');
  return {arguments.change.substr(0, hash), arguments.change.substr(hash + 1), arguments.against};
}

bool parse_yes(const std::string& value) {
  if (value == "yes" || value == "no") return value == "yes";
  throw Error(ErrorKind::kUsage, "checked is yes or no, not '" + report::printable(value) + "'");
}

archive::WordsCheck parse_values(const std::vector<std::string>& values) {
  archive::WordsCheck check;
  for (const std::string& each : values) {
    const std::size_t sign = each.find('=');
    const std::string field = each.substr(0, sign);
    const std::string value = sign == std::string::npos ? "" : each.substr(sign + 1);
    if (field == "checked") {
      check.is_checked = parse_yes(value);
    } else if (field == "text") {
      check.text = value;
    } else {
      throw Error(ErrorKind::kUsage, "'" + report::printable(each) + "' sets nothing of a change",
                  "write checked=yes, checked=no or text=WORDS");
    }
  }
  if (check.text && !check.is_checked) {
    throw Error(ErrorKind::kUsage, "words that somebody gives are checked by that person",
                "leave checked=no out");
  }
  return check;
}

}  // namespace

bool names_change(const std::string& target) {
  const std::size_t hash = target.find('#');
  const std::size_t at = target.find('@');
  if (hash == std::string::npos || hash + 1 >= target.size() || at >= hash) return false;
  return target.substr(at, hash - at).find('/') == std::string::npos;
}

void edit_words(const WordsArguments& arguments, const Session& session) {
  const archive::ChangeName change = parse_change(arguments);
  const archive::WordsCheck check = parse_values(arguments.values);
  ArchiveDiffer archive(session);
  const EditOutcome outcome =
      archive::check_words(archive.store(), archive.differ(), change, check, actor(session));
  std::cout << (session.is_json ? record::edit_to_json(outcome)
                                : report::edit_text(outcome, output_style()));
}

}  // namespace palimpsest::cli
