#include "web/being_made.hpp"

namespace palimpsest::web {

AnswerPointer BeingMade::once(const std::string& name, const std::function<AnswerPointer()>& make) {
  std::packaged_task<AnswerPointer()> task(make);
  std::shared_future<AnswerPointer> answer;
  bool is_first = false;
  {
    const std::lock_guard lock(mutex_);
    auto& known = answers_[name];
    is_first = !known.valid();
    if (is_first) known = task.get_future().share();
    answer = known;
  }
  if (is_first) {
    task();
    const std::lock_guard lock(mutex_);
    answers_.erase(name);
  }
  return answer.get();
}

}  // namespace palimpsest::web
