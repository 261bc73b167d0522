#include "report/html/document.hpp"

#include "base/digest.hpp"
#include "report/html/markup.hpp"

namespace palimpsest::report::html {
namespace {

// Returns 'sha256-...' as a policy names an inline style or script.
std::string digest_source(const std::string& text) {
  const Sha256::Bytes bytes = sha256_of(text).bytes();
  return "'sha256-" + base64({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) + "'";
}

std::string policy(const Document& document) {
  std::string text =
      "default-src 'none'; img-src data:; style-src " + digest_source(document.style);
  if (!document.script.empty()) text += "; script-src " + digest_source(document.script);
  return text + "; base-uri 'none'; form-action 'none'";
}

}  // namespace

std::string document_text(const Document& document) {
  const std::string script =
      document.script.empty() ? "" : "<script>" + document.script + "</script>\n";
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
         policy(document) +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
         escaped(document.title) + "</title>\n<style>" + document.style + "</style>\n</head>\n" +
         "<body>\n" + document.body + script + "</body>\n</html>\n";
}

}  // namespace palimpsest::report::html
