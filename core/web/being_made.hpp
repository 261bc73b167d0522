// Answers that are being made: whoever asks for the same meanwhile gets the same.
#pragma once

#include "web/answer.hpp"

#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>

namespace palimpsest::web {

// Any thread may use it.
class BeingMade {
 public:
  // Returns what `make` returns, or what the caller returns who makes an answer of that name
  // already. Throws what the maker threw.
  [[nodiscard]] AnswerPointer once(const std::string& name,
                                   const std::function<AnswerPointer()>& make);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_future<AnswerPointer>> answers_;
};

}  // namespace palimpsest::web
