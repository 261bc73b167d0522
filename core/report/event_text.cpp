#include "report/event_text.hpp"

namespace palimpsest::report {
namespace {

std::string event_outcome_text(EventOutcome outcome, const Style& style) {
  const std::string word(name_of(outcome));
  switch (outcome) {
    case EventOutcome::kSuccess:
      return style.green(word);
    case EventOutcome::kWarning:
      return style.yellow(word);
    case EventOutcome::kFailure:
      break;
  }
  return style.red(word);
}

}  // namespace

std::string events_text(const std::vector<Event>& events, const Style& style) {
  std::string text;
  for (const Event& event : events) {
    text += event.time.text() + "  " + style.bold(std::string(name_of(event.type))) + "  " +
            event_outcome_text(event.outcome, style) +
            (event.folder ? "  " + event.folder->text() : "") + "\n    " + printable(event.detail) +
            (event.agent.empty() ? "" : "; by " + printable(event.agent)) + "\n";
  }
  return text.empty() ? "no events\n" : text;
}

}  // namespace palimpsest::report
