#include "cli/split_question.hpp"

#include "cli/session.hpp"
#include "report/style.hpp"

#include <iostream>

#include <unistd.h>

namespace palimpsest::cli {

archive::SplitMode split_mode(const std::string& word) {
  const auto said = parse_name<archive::SplitMode>(word);
  if (said) return *said;
  const bool may_ask = ::isatty(STDIN_FILENO) == 1 && is_error_terminal();
  return may_ask ? archive::SplitMode::kAsk : archive::SplitMode::kNever;
}

bool ask_split(const std::filesystem::path& file,
               const std::vector<archive::FoundRecord>& records) {
  std::cerr << "\n"
            << report::printable(file.string()) << " holds the forms of " << records.size()
            << " documents:\n";
  for (const archive::FoundRecord& record : records) {
    std::cerr << "  " << record.number << "  pages " << record.pages.first << " to "
              << record.pages.last << "\n";
  }
  std::cerr << "Split it into them? [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace palimpsest::cli
