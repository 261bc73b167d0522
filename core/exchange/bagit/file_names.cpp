#include "exchange/bagit/file_names.hpp"

#include "base/error.hpp"
#include "base/free_with.hpp"

#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace palimpsest::exchange {
namespace {

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString result;
  if (U_SUCCESS(status)) result = form->normalize(text, status);
  if (U_FAILURE(status)) throw Error(ErrorKind::kInternal, "ICU cannot compose a name");
  return result;
}

icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

using Converter = std::unique_ptr<UConverter, FreeWith<ucnv_close>>;

// Returns nothing for an encoding that is not known. An empty name would mean that of the machine.
Converter converter_of(const std::string& encoding) {
  if (encoding.empty()) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

}  // namespace

bool is_utf8(std::string_view text) { return utf8_of(unicode_of(text)) == text; }

bool is_known_encoding(const std::string& encoding) { return converter_of(encoding) != nullptr; }

std::optional<std::string> utf8_from(std::string_view text, const std::string& encoding) {
  const Converter converter = converter_of(encoding);
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString decoded(text.data(), static_cast<int32_t>(text.size()), converter.get(),
                                   status);
  if (U_FAILURE(status)) return std::nullopt;
  return utf8_of(decoded);
}

std::string composed_name(std::string_view name) { return utf8_of(composed(unicode_of(name))); }

std::string folded_name(std::string_view name) {
  icu::UnicodeString folded = composed(unicode_of(name));
  folded.foldCase();
  return utf8_of(composed(folded));
}

}  // namespace palimpsest::exchange
