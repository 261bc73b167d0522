// A PDF of which only the words are wanted: an altered copy, an earlier version or an attachment of
// the document that is open. What Poppler says of it goes to the open document's messages.
#pragma once

#include "model/page.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace palimpsest::pdf {

class TextDocument {
 public:
  // Never throws for what cannot be opened: it has no pages. `bytes` must outlive it.
  explicit TextDocument(std::string_view bytes);
  ~TextDocument();
  TextDocument(TextDocument&&) noexcept;

  [[nodiscard]] int page_count() const;

  // Returns no words for a page outside the document.
  [[nodiscard]] std::vector<Word> words_of(int number) const;

 private:
  struct Poppler;
  std::unique_ptr<Poppler> poppler_;
};

}  // namespace palimpsest::pdf
