#include "web/pages/words.hpp"

#include "base/markup.hpp"
#include "web/target.hpp"

#include <cmath>

namespace palimpsest::web::pages {

using markup::element;
using markup::escaped;

std::string address_of(const PlaceName& name) {
  std::string address = "/d/" + encoded(name.document);
  if (!name.folder.empty()) address += "@" + encoded(name.folder);
  return name.page > 0 ? address + "/" + std::to_string(name.page) : address;
}

std::string comparison_address(const std::string& document, const std::string& before,
                               const std::string& after) {
  return "/compare/" + encoded(document) + "?before=" + encoded(before) +
         "&after=" + encoded(after);
}

std::string link(const std::string& address, std::string_view text) {
  return "<a href=\"" + escaped(address) + "\">" + markup::isolated(text) + "</a>";
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

std::string status_words(FoundStatus status) {
  switch (status) {
    case FoundStatus::kRedacted:
      return "redacted";
    case FoundStatus::kNoneFound:
      return "no redaction found";
    case FoundStatus::kUnread:
      return "not wholly read";
    case FoundStatus::kNoFile:
      break;
  }
  return "no file";
}

std::string check_markup(const OriginalLook& look, const std::string& sha256) {
  const std::string rest = element("span", "hash", escaped(sha256)) + ". Looked at on <time>" +
                           escaped(look.time) + "</time>.";
  switch (look.found) {
    case OriginalCheck::kWhole:
      return "<span class=\"whole\">whole</span> – the file has the SHA-256 of its record: " + rest;
    case OriginalCheck::kDamaged:
      return "<span class=\"alarm\">damaged</span> – the file does not have the SHA-256 of its "
             "record: " +
             rest;
    case OriginalCheck::kMissing:
      break;
  }
  return "<span class=\"alarm\">missing</span> – the file is not there; its record has " + rest;
}

std::string verdict_markup(Verdict verdict) {
  const std::string name(name_of(verdict));
  return element("span", "verdict verdict-" + name, name);
}

std::string codes_words(const std::vector<Code>& codes) {
  std::string words;
  for (const Code& code : codes) words += (words.empty() ? "" : ", ") + code.normalized;
  return words.empty() ? "no code" : words;
}

std::string labelled(const std::string& id, const std::string& label, const std::string& control) {
  return "<span class=\"field\"><label for=\"" + id + "\">" + label + "</label>" + control +
         "</span>\n";
}

std::string notice_markup(const std::string& notice) {
  return notice.empty() ? "" : element("p", "notice", escaped(notice));
}

std::string pager(const std::string& address, std::size_t first, std::size_t shown,
                  std::size_t count, std::size_t step) {
  if (first == 0 && shown >= count) return "";
  const auto part = [&](std::size_t from, const char* text) {
    return "<a href=\"" + escaped(address + "&first=" + std::to_string(from)) + "\">" + text +
           "</a>";
  };
  std::string links = "<nav class=\"pager\" aria-label=\"Parts of the list\">";
  if (first > 0) links += part(first > step ? first - step : 0, "← Previous") + " ";
  links += "<span>" + std::to_string(first + 1) + "–" + std::to_string(first + shown) + " of " +
           std::to_string(count) + "</span>";
  if (first + shown < count) links += " " + part(first + step, "Next →");
  return links + "</nav>\n";
}

}  // namespace palimpsest::web::pages
