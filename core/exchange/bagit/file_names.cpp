#include "exchange/bagit/file_names.hpp"

#include "base/error.hpp"

#include <unicode/normalizer2.h>
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

}  // namespace

bool is_utf8(std::string_view text) { return utf8_of(unicode_of(text)) == text; }

std::string composed_name(std::string_view name) { return utf8_of(composed(unicode_of(name))); }

std::string folded_name(std::string_view name) {
  icu::UnicodeString folded = composed(unicode_of(name));
  folded.foldCase();
  return utf8_of(composed(folded));
}

}  // namespace palimpsest::exchange
