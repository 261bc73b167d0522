// What the server answers: a status, a type, bytes.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::web {

struct Answer {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string bytes = {};
  std::vector<std::pair<std::string, std::string>> headers = {};  // beside those of every answer
  bool is_kept = true;  // whether it may be given again while the archive is as it is
  std::optional<std::chrono::seconds> kept_for = {};  // and no longer than this
};

// Answers are shared by the readers who get them at the same time.
using AnswerPointer = std::shared_ptr<const Answer>;

}  // namespace palimpsest::web
