#include "cli/refresh_words.hpp"

#include "cli/import_words.hpp"
#include "cli/session.hpp"
#include "model/job.hpp"

#include <filesystem>

namespace palimpsest::cli {

std::vector<std::string> refresh_words(const RefreshOptions& options, const Session& session) {
  std::vector<std::string> words{kUnreadWord};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {name, value});
  };
  add("--ocr", options.ocr);
  add("--lang", options.languages);
  if (!session.identifiers_option.empty()) {
    add("--identifiers",
        std::filesystem::absolute(session.identifiers_option).lexically_normal().string());
  }
  if (options.reads_all) words.emplace_back("--all");
  words.insert(words.end(), options.names.begin(), options.names.end());
  return words;
}

bool is_refresh(const std::vector<std::string>& words) {
  return !words.empty() && words.front() == kUnreadWord;
}

archive::RefreshChoice remembered_refresh(const std::vector<std::string>& words,
                                          const Session& session) {
  Session remembered = session;
  RefreshOptions options;
  CLI::App command;
  add_refresh_options(command, options, remembered);
  parse_remembered(command, {words.begin() + 1, words.end()});
  remembered.includes_restricted = true;  // what was planned is collected
  return refresh_choice(options, remembered);
}

}  // namespace palimpsest::cli
