#include "archive/refresh/present_tools.hpp"

namespace palimpsest::archive {
namespace {

// A worker says its tools of a document that it has opened. This one has an empty page, and no
// table of objects, which the worker makes by itself.
constexpr const char* kEmptyDocument = R"(%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >> endobj
trailer << /Size 4 /Root 1 0 R >>
)";

}  // namespace

const Tooling& PresentTools::of(const worker::ReadOptions& reading) {
  const std::string key = worker::encode(reading);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  if (!client_) client_ = make_client_();
  return known_.emplace(key, client_->open(kEmptyDocument, reading)->tooling()).first->second;
}

}  // namespace palimpsest::archive
