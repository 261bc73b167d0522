#include "pdf/drawn/text_document.hpp"

#include "pdf/drawn/poppler_words.hpp"

#include <limits>

#include <poppler-document.h>

namespace palimpsest::pdf {

struct TextDocument::Poppler {
  std::unique_ptr<poppler::document> document;
};

TextDocument::TextDocument(std::string_view bytes) : poppler_(std::make_unique<Poppler>()) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return;
  poppler_->document.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (poppler_->document && poppler_->document->is_locked()) poppler_->document.reset();
}

TextDocument::~TextDocument() = default;
TextDocument::TextDocument(TextDocument&&) noexcept = default;

int TextDocument::page_count() const {
  return poppler_->document ? poppler_->document->pages() : 0;
}

std::vector<Word> TextDocument::words_of(int number) const {
  if (number < 1 || number > page_count()) return {};
  const std::unique_ptr<poppler::page> page(poppler_->document->create_page(number - 1));
  return page ? pdf::words_of(*page) : std::vector<Word>();
}

}  // namespace palimpsest::pdf
