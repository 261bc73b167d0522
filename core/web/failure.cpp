#include "web/failure.hpp"

#include "web/pages/frame.hpp"

namespace palimpsest::web {

Answer failure(int status, const std::string& what, const std::string& hint) {
  Answer answer{status};
  answer.bytes = pages::failure_page(status, what, hint);
  answer.is_kept = false;
  if (status == 429 || status == 503) answer.headers.emplace_back("Retry-After", "2");
  return answer;
}

// What went wrong inside is no business of a reader: messages of damage name files.
Answer failure_of(const Error& error, bool is_post) {
  switch (error.kind()) {
    case ErrorKind::kInput:
      return failure(404, error.what(), error.hint());
    case ErrorKind::kUsage:
      return failure(400, error.what(), error.hint());
    case ErrorKind::kConflict:
      return failure(is_post ? 409 : 503, error.what(), "try again in a moment");
    default:
      return failure(500, "the archive cannot answer this",
                     "whoever runs this reading room finds out why by: palimpsest verify");
  }
}

}  // namespace palimpsest::web
